let lost = $state(false)

/** Whether the tool's own backend answers. */
export const connectivity = {
  get lost(): boolean {
    return lost
  },
}

/** Called with each answer, or with its absence. */
export function noteAnswer(arrived: boolean): void {
  lost = !arrived
}
