/** What the dialog opens with: nothing yet, or a file that was dropped. */
export interface PasteOrder {
  readonly file?: File
}

let order = $state.raw<PasteOrder>()

/** The dialog that takes anything; any view can open it. */
export const pasteDialog = {
  get order(): PasteOrder | undefined {
    return order
  },
  show: (file?: File): void => {
    order = file ? { file } : {}
  },
  hide: (): void => {
    order = undefined
  },
}
