/** RFC 8615: where a site answers what other programs ask of it (`security.txt`, proofs of ownership). */
export const WELL_KNOWN = '.well-known'

/**
 * Names of files and folders that are never an author's own: those of tools, editors and systems, and installed
 * packages. `.well-known` looks like one and is content.
 */
export const isHiddenName = (name: string): boolean =>
  name === 'node_modules' || (name.startsWith('.') && name !== WELL_KNOWN)
