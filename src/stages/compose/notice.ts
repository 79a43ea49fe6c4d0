import type { LanguageTag } from '../../model/names.js'
import type { AiLabel, EntryContent, Head } from '../../model/page.js'
import type { Entry } from '../../model/site.js'
import type { Means } from './means.js'
import { termLink } from './views.js'

/**
 * IPTC's names for how a text was made: by a model, or by a model and a person together
 * (https://cv.iptc.org/newscodes/digitalsourcetype/). A text that a person has gone over is the second.
 */
const SOURCE_TYPES = {
  generated: 'trainedAlgorithmicMedia',
  reviewed: 'compositeWithTrainedAlgorithmicMedia',
} as const
const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** The label that a post carries: made by a model, with the names that are given. */
export function noticeView(means: Means, language: LanguageTag, entry: Entry): EntryContent['notice'] {
  const { notice } = entry.document
  if (!notice?.generated) return null
  const model =
    entry.madeBy === null ? null : termLink(means, language, { taxonomy: 'models', key: entry.madeBy })
  return {
    model: model?.label ?? notice.model,
    modelHref: model?.href ?? null,
    reviewedBy: notice.reviewedBy,
    sourceCount: notice.sourceCount,
  }
}

/** The same for the head of the page. */
export function disclosure(means: Means, entry: Entry): Head['ai'] {
  const label = aiLabel(means, entry)
  if (label === null) return null
  const { digitalSourceType, model } = label
  return { disclosure: 'ai-generated', digitalSourceType, model }
}

/** The same for feeds, in the language of the entry. */
export function aiLabel(means: Means, entry: Entry): AiLabel | null {
  const notice = noticeView(means, entry.language, entry)
  if (notice === null) return null
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    means.translate(entry.language, `post.${key}`, values)
  const { model, reviewedBy } = notice
  const made = model === null ? say('noticePlain') : say('noticeModel', { model })
  const reviewed = reviewedBy === null ? '' : say('noticeComma') + say('noticeReviewed', { name: reviewedBy })
  const term = SOURCE_TYPES[reviewedBy === null ? 'generated' : 'reviewed']
  return { term, digitalSourceType: VOCABULARY + term, label: made + reviewed, model, reviewedBy }
}
