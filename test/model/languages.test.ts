import { describe, expect, it } from 'vitest'
import { findLanguage, looksLikeLanguage } from '../../src/model/languages.ts'
import { languageTag } from '../../src/model/names.ts'

const two = ['zh-TW', 'en'].map(languageTag)
const many = ['zh-TW', 'zh-CN', 'en-US', 'ja'].map(languageTag)

describe('findLanguage', () => {
  it.each([
    ['zh-TW', 'zh-TW'],
    ['ZH_tw', 'zh-TW'],
    ['zh', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-CN', null],
    ['zh-Hans', null],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['fr', null],
    ['posts', null],
    ['', null],
    ['../x', null],
  ])('finds for %s among zh-TW and en: %s', (code, expected) => {
    expect(findLanguage(code, two)).toBe(expected)
  })

  it.each([
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['en', 'en-US'],
    ['ja-JP', 'ja'],
  ])('finds the nearest for %s among more: %s', (code, expected) => {
    expect(findLanguage(code, many)).toBe(expected)
  })
})

describe('looksLikeLanguage', () => {
  it.each(['fr', 'zh-cn', 'pt_BR'])('takes %s for a language', text => {
    expect(looksLikeLanguage(text)).toBe(true)
  })
  it.each(['v2', 'final', '5-preview', 'xx', ''])('does not take %s for one', text => {
    expect(looksLikeLanguage(text)).toBe(false)
  })
})
