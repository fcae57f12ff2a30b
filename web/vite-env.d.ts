declare const __APP_VERSION__: string
/** Filled in when the service worker is built. */
declare const __SHELL_FILES__: readonly string[]
declare const __BUILD__: string
