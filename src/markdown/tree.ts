/**
 * The two trees that a text passes through: mdast (what the author wrote) and hast (what the page shows). Their
 * specifications are the vocabulary of this folder; it takes the types from here only.
 */
import type {
  Element as HastElement,
  ElementContent as HastElementContent,
  Text as HastText,
  Properties,
} from 'hast'
import type {
  FootnoteDefinition,
  Heading,
  Link,
  List,
  ListItem,
  Literal,
  Text as MdastText,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import type { PartKind } from '../model/parts.js'
import type { Reading } from './reading.js'

export type {
  FootnoteDefinition,
  Heading,
  Link,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Properties,
  Root,
  RootContent,
  Table,
}

export type Element = HastElement
export type ElementText = HastText
export type Text = MdastText
export type ElementContent = HastElementContent

/** Something that the page shows at this place and that is no part of the author's text: `value` is its token. */
export interface Extra extends Literal {
  type: 'extra'
}

export interface ElementData {
  /** The element's name, where it is another than the node's own. */
  hName?: string | undefined
  hProperties?: Properties | undefined
}

declare module 'mdast' {
  interface PhrasingContentMap {
    extra: Extra
  }
  interface RootContentMap {
    extra: Extra
  }
  interface RootData {
    reading?: Reading
    /** All of the text, where the root that holds this is only what the compiler may see. */
    content?: Root
  }
  interface ListItemData extends ElementData {}
  interface ParagraphData extends ElementData {}
  interface HeadingData extends ElementData {
    /** The part of a digest that it opens. */
    part?: PartKind
    /** Of the story that it opens: taken already. */
    storyId?: string
    /** Left out: it is. */
    isListed?: boolean
  }
  interface BlockquoteData extends ElementData {}
  interface ListData extends ElementData {}
  interface TableData extends ElementData {}
  interface CodeData extends ElementData {
    /** The word in whose place the block will be. */
    token?: string
  }
  interface LinkData extends ElementData {}
  interface ImageData extends ElementData {}
  interface StrongData extends ElementData {}
  interface EmphasisData extends ElementData {}
  interface InlineCodeData extends ElementData {}
}
