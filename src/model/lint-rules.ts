/**
 * What `digest lint` looks for, by the names that the configuration switches off; a finding has the code
 * `lint/<name>`. Names are permanent.
 */
export const LINT_RULES = [
  'image-slashes',
  'image-empty',
  'stray-emphasis',
  'shortcode-escape',
  'source-count',
  'source-home-page',
  'cut-title',
  'date-differs',
  'summary-too-long',
  'heading-skipped',
  'term-twice',
  'mixed-punctuation',
] as const

export type LintRule = (typeof LINT_RULES)[number]
