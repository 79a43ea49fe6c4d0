/** Characters that JSON allows and a terminal obeys: DEL, C1 controls, and those that reorder text. */
const UNSAFE = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g

/**
 * Plain data (a diagnostic, a report) as one line of JSON; reads back equal, and is safe to print.
 */
export function formatJson(value: object): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
