import type { StuckDiagnosis } from '../stuck.ts'

/** What is known of words, in the form that other tools read; `docs/api.md` describes it. */
export function wordsAnswer({ provider, error, matches, needs }: StuckDiagnosis): object {
  return {
    ...(provider && { provider }),
    ...(error !== undefined && { error }),
    findings: matches.map(({ id, certainty, title, explanation, evidence, fix, ...more }) => ({
      ...{ id, status: certainty, title, explanation, evidence },
      fix: fix.text,
      ...(more.provider !== undefined && { provider: more.provider }),
      ...(more.tell.length > 0 && { tell: more.tell.join('; ') }),
      ...(more.alike.length > 0 && { alike: more.alike }),
    })),
    ...(needs !== undefined && { needs }),
  }
}
