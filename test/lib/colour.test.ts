import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrastOf, isHex, readableOn } from '../../src/lib/colour.ts'

const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map(channels => `#${channels.map(value => value.toString(16).padStart(2, '0')).join('')}`)

it('isHex knows colours of three and of six digits', () => {
  expect(['#abc', '#A1b2C3'].every(isHex)).toBe(true)
  expect(['abc', '#abcd', 'red', '#12345g', '#abc;}body{'].some(isHex)).toBe(false)
})

it('contrastOf is that of WCAG', () => {
  expect(contrastOf('#000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

it('readableOn leaves alone what can be read', () => {
  expect(readableOn('#b3121d', '#fafaf8')).toBe('#b3121d')
})

it('readableOn always gives what can be read, on either paper', () => {
  fc.assert(
    fc.property(hex, fc.constantFrom('#fafaf8', '#141517'), (colour, paper) => {
      expect(contrastOf(readableOn(colour, paper), paper)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})
