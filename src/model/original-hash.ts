import { hashBytes } from '../lib/hash.js'

/**
 * Identifies what a translation was made from: the title and body of its original, whatever their line ends and the
 * blanks round them. 22 characters, kept in `translatedFrom`.
 */
export function originalHash(title: string, body: string): string {
  return hashBytes(`${plain(title)}\n\n${plain(body)}`)
}

const plain = (text: string): string => text.replace(/\r\n?/gu, '\n').trim()
