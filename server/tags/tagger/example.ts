/** A text to be tagged. */
export interface Said {
  readonly title?: string;
  readonly text: string;
}

/** A text whose tags a person has decided on; tags are ids. */
export interface TaggedExample extends Said {
  readonly tags: readonly string[];
  /** Suggested to a person, who would not have them. */
  readonly refused?: readonly string[];
  /**
   * Whether a tag that is neither had nor refused is known not to fit, as when somebody tagged the whole text. True
   * unless told; otherwise nothing is learned of such tags.
   */
  readonly whole?: boolean;
}

/** The words of a text in order, told apart by `term`; `surface` is what a person wrote. */
export type Tokeniser = (text: string) => readonly { readonly term: string; readonly surface: string }[];
