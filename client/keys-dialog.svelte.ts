let open = $state(false)

/** The dialog that lists the keys; any view can open it. */
export const keysDialog = {
  get open(): boolean {
    return open
  },
  show: (): void => {
    open = true
  },
  hide: (): void => {
    open = false
  },
}
