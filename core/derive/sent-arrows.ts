import type { Diagram, DiagramPhase } from './diagram.ts'

/** The phases of a map with only what was sent, received or validated; empty ones left out. */
export function sentArrows({ phases }: Diagram): DiagramPhase[] {
  return phases
    .map(({ title, arrows }) => ({
      title,
      arrows: arrows.filter(({ status }) => status !== 'todo' && status !== 'ready'),
    }))
    .filter(({ arrows }) => arrows.length > 0)
}
