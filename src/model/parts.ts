/** The parts of a digest that are found by the text of a heading, in the order in which most digests have them. */
export const PART_KINDS = ['trend', 'stories', 'analysis', 'keyPoints', 'reflections', 'sources'] as const

export type PartKind = (typeof PART_KINDS)[number]

/** What the headings of each part say, in any language; emoji, numbering, case and punctuation do not matter. */
export type PartNames = Readonly<Record<PartKind, readonly string[]>>

/** The names that need no configuration: what digests in both languages call their parts. */
export const USUAL_PART_NAMES: PartNames = {
  trend: [
    ...['本週模型趨勢', '本周模型趨勢', '本月模型趨勢', '今日模型趨勢', '模型趨勢', '本週趨勢', '本周趨勢'],
    ...['本月趨勢', '今日趨勢', '趨勢', '趨勢觀察', '趨勢概覽', '本週概況', '本週總覽', '今日總覽'],
    ...['Trend', 'Trends', 'Model trend', 'Model trends', "This week's trend", "This week's trends"],
    ...["This week's model trend", "This week's model trends", "Today's trend", "Today's trends"],
    ...['Overview', 'The big picture', 'This week in models'],
  ],
  stories: [
    ...['新聞焦點', '本週新聞焦點', '本周新聞焦點', '今日新聞焦點', '每日新聞焦點', '本日焦點', '今日焦點'],
    ...['本週焦點', '焦點新聞', '重點新聞', '新聞重點', '今日新聞', '本週新聞', '新聞摘要'],
    ...['News', 'News in focus', 'In the news', 'News highlights', 'News focus', 'Top news', 'Top stories'],
    ...['Headlines', 'Stories', "Today's news", "This week's news", "Today's top stories"],
    ...["This week's top stories", "This week's headlines"],
  ],
  analysis: [
    ...['深度分析', '分析', '深入分析', '產業分析', '重點分析', '深度解析', '解析'],
    ...['Analysis', 'In-depth analysis', 'Deep analysis', 'Deep dive', 'In depth', 'Closer look'],
  ],
  keyPoints: [
    ...[
      '重點摘要',
      '重點整理',
      '重點',
      '本週重點',
      '本周重點',
      '今日重點',
      '關鍵重點',
      '關鍵要點',
      '摘要重點',
      '本日重點',
      '重點回顧',
    ],
    ...[
      'Key points',
      'Key takeaways',
      'Takeaways',
      'Highlights',
      'At a glance',
      'Key highlights',
      'In brief',
      'TL;DR',
    ],
  ],
  reflections: [
    ...['延伸思考', '反思', '思考', '啟示', '省思', '編輯觀點', '我們的觀點', '延伸討論'],
    ...['Reflections', 'Further thoughts', 'Food for thought', 'What it means', 'Things to think about'],
    ...['Implications', 'Afterthoughts', 'Worth thinking about'],
  ],
  sources: [
    ...['資料來源', '參考資料', '參考來源', '參考文獻', '參考連結', '新聞來源', '文章來源', '引用來源'],
    ...['延伸閱讀', '來源', '出處'],
    ...['Sources', 'Source', 'References', 'Further reading', 'Read more', 'Related reading', 'Links'],
  ],
}
