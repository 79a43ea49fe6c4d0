/** A small site in both dialects and both languages, with everything that pages can show. */
export const SAMPLE = `
  -- digest.config.yaml --
  baseUrl: https://reader.example/news/
  pagination: 3
  feeds: { stories: true }
  taxonomies: { companies: { labels: { zh-TW: 公司, en: Companies } }, categories: { minimum: 2 } }
  digest: { keyPoints: top }
  languages:
    zh-TW: { title: 每日摘要, description: 每天的人工智慧新聞。 }
    en: { title: The Daily Digest, description: AI news of the day. }
  -- data/taxonomies/tags.yaml --
  agents:
    labels: { zh-TW: 代理型 AI, en: AI agents }
    description: { zh-TW: 會自己做事的模型。, en: Models that act. }
  -- data/sources.yaml --
  example.com: { name: { zh-TW: 範例報, en: The Example } }
  -- content/companies/cloud-maker.md --
  ---
  title: 雲端製造者
  aliases: [Cloud Maker]
  ---
  做[雲](/posts/2026-01-05-claude-daily/)的公司。
  -- content/companies/cloud-maker.en.md --
  ---
  title: Cloud Maker
  ---
  They make clouds.
  -- static/robots-note.txt --
  Nothing here.
  -- content/about.md --
  ---
  title: 關於
  ---
  我們是誰。見[第一篇](/posts/2026-01-05-claude-daily/)。
  -- content/about.en.md --
  ---
  title: About
  ---
  Who we are. See [the first one](/en/posts/2026-01-05-claude-daily/).
  -- content/posts/_index.md --
  ---
  title: 文章
  ---
  所有的文章都在這裡。
  -- content/_posts/2026-01-05-claude-daily.md --
  ---
  layout: post
  title: "CLAUDE 每日動態 - 2026-01-05"
  tagline: "彙整 2 則新聞"
  date: 2026-01-05
  model: claude
  categories: [claude, daily]
  tags: ["Claude", "代理型 AI", "CLAUDE", "AI 投資"]
  ai_summary: "供給端擴張，需求端加速。"
  ---
  ## 📰 本週新聞焦點
  - 雲端業者擴充算力
  三家業者同時宣布擴建資料中心，供應趨於寬鬆。

  - 代理型工具進入辦公室
  企業開始試用，流程仍需要人看著。

  ## 🔍 深度分析
  **「供給」**的問題已經不大。

  ## 🔗 資料來源
  - [Cloud capacity grows ...](https://www.example.com/cloud?utm_source=x)
  - [Agents at work](https://news.example.org/agents)

  ---
  *本文由 AI 自動生成，彙整自 2 篇新聞來源。*
  -- content/en/_posts/2026-01-05-claude-daily.md --
  ---
  layout: post
  title: "Claude Daily - 2026-01-05"
  date: 2026-01-05
  model: claude
  categories: [claude, daily]
  tags: ["Claude", "AI agents"]
  ---
  ## 📰 News in focus
  - Cloud providers add capacity
  Three providers announced new data centres on one day.

  - Agents enter the office
  Companies try them, and people still watch.

  ## 🔗 Sources
  - [Cloud capacity grows](https://example.com/cloud)
  - [Agents at work](https://news.example.org/agents)
  -- content/posts/20260107-long-read.md --
  ---
  title: "十分之一的預算，為什麼還能領先？"
  date: 2026-01-07T10:00:00+08:00
  description: "效率從哪裡來。"
  tags: ["AI投資", "Claude"]
  categories: ["產業"]
  source_url: "https://www.youtube.com/watch?v=abcdefghijk"
  source_name: "Example Television"
  aliases: [/old/long-read/]
  ---
  > 本文整理自訪談。

  {{< youtube abcdefghijk >}}

  ## 用更少做更多

  見[每日動態](../_posts/2026-01-05-claude-daily.md)，還有[關於](/about/)。

  ## 兩件事

  第一件事[^1]。

  ## 三個問題

  | 項目 | 數字 |
  | --- | ---: |
  | 預算 | 10% |

  [^1]: 註腳。
  -- content/posts/20260107-long-read.en.md --
  ---
  title: "A tenth of the budget"
  date: 2026-01-07T10:00:00+08:00
  description: "Where efficiency comes from."
  tags: ["Claude"]
  ---
  A short text with a [link](20260107-long-read.md).
  -- content/posts/20260109-pictured/index.md --
  ---
  title: "有圖的一篇"
  date: 2026-01-09
  image: chart.svg
  tags: ["C++", "C", "C#"]
  series: [圖表]
  related_companies: Cloud Maker
  ---
  ![一張圖](chart.svg)
  -- content/posts/20260109-pictured/chart.svg --
  <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>
  -- content/posts/20260110-only-zh.md --
  +++
  title = "只有中文"
  date = 2026-01-10T08:00:00+08:00
  tags = ["代理型AI"]
  +++
  短文。
  -- content/posts/20260111-draft.md --
  ---
  title: 草稿
  date: 2026-01-11
  draft: true
  ---
  還沒寫完。
  -- content/posts/20300101-later.md --
  ---
  title: 以後
  date: 2030-01-01
  ---
  還沒到。
`
