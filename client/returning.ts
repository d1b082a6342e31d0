/**
 * The login comes back in a tab of its own. It asks whether another tab shows the run: then that
 * one goes on and this one can be closed; otherwise this one becomes the workspace.
 */

const name = 'oauth-flow-explorer'

/** Milliseconds another tab has to answer; a tab in the background is slower. */
const patience = 700

interface Word {
  readonly kind: 'returned' | 'here'
  readonly run: string
}

/** Answers for the tab that shows a run; `onreturn` is called when its login came back. */
export function answerReturns(run: string, onreturn: () => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.kind !== 'returned' || data.run !== run) return
    channel.postMessage({ kind: 'here', run } satisfies Word)
    onreturn()
  }
  return () => channel.close()
}

/** Whether another tab shows that run. */
export function shownElsewhere(run: string): Promise<boolean> {
  const channel = new BroadcastChannel(name)
  return new Promise<boolean>((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.kind === 'here' && data.run === run) resolve(true)
    }
    channel.postMessage({ kind: 'returned', run } satisfies Word)
    setTimeout(() => resolve(false), patience)
  }).finally(() => channel.close())
}
