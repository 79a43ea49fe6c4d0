/** The path of an installed browser, or null. CHROME_PATH comes first. */
export function findBrowser(): string | null
