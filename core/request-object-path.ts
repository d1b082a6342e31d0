/** Where the tool gives a request object to whoever asks: under the run, by a name drawn for it. */
export function requestObjectPath(runId: string, name: string): string {
  return `/request-objects/${runId}/${name}`
}
