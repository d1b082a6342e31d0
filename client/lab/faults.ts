import type { StepName } from '../../core/run.ts'

/** A fault of the built-in tenant as the lab lists it. */
export interface LabFault {
  readonly id: string
  /** What is broken: not shown to a person who wants to find it. */
  readonly title: string
  readonly step: StepName
  /** What one sees, without a hint at the cause. */
  readonly symptom: string
}

/** So many faults from all over the list, for a first impression. Fewer when there are not as many. */
export function sampleOf(faults: readonly LabFault[], count: number): readonly LabFault[] {
  if (faults.length <= count) return faults
  const positions = Array.from({ length: count }, (_, place) =>
    Math.floor((place * faults.length) / count),
  )
  return positions.flatMap((position) => faults[position] ?? [])
}

/** Faults in which every word occurs; titles are searched only where they are shown. */
export function matching(
  faults: readonly LabFault[],
  words: string,
  withTitles: boolean,
): readonly LabFault[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return faults.filter(({ symptom, step, title }) => {
    const text = `${symptom} ${step} ${withTitles ? title : ''}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** The faults of each step, in the order in which the list has the steps. */
export function byStep(
  faults: readonly LabFault[],
): readonly { readonly step: StepName; readonly faults: readonly LabFault[] }[] {
  const steps = [...new Set(faults.map(({ step }) => step))]
  return steps.map((step) => ({ step, faults: faults.filter((fault) => fault.step === step) }))
}

/** Titles a person chooses from, the right one among them. */
const choices = 6

/**
 * The fault among others that sit near it in the flow, in an order that gives nothing away. The
 * same for the same run, so that a reload does not narrow it down.
 */
export function candidatesFor(
  fault: LabFault,
  faults: readonly LabFault[],
  run: string,
): readonly LabFault[] {
  const steps = byStep(faults).map(({ step }) => step)
  const distance = ({ step }: LabFault): number =>
    Math.abs(steps.indexOf(step) - steps.indexOf(fault.step))
  const chance = ({ id }: LabFault): number => hashOf(`${run} ${id}`)
  const others = faults
    .filter(({ id, title }) => id !== fault.id && title !== fault.title)
    .toSorted((a, b) => distance(a) - distance(b) || chance(a) - chance(b))
  return [fault, ...others.slice(0, choices - 1)].toSorted((a, b) => chance(a) - chance(b))
}

/** FNV-1a, 32 bits: only to mix, it guards nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
