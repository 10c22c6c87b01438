/** The sheet of a document on A4: its title and the number of the page in the head of every page. */
import type { Attachment } from './layout/attachment.ts';
import { Sheet } from './layout/sheet.ts';
import { fill, type DocumentMessages } from './messages.ts';

export interface DocumentHead {
  readonly title: string;
  /** What stands in the head of every page; the title where absent. */
  readonly head?: string;
  readonly messages: DocumentMessages;
  readonly language: string;
  /** ISO moment the document is of. */
  readonly date: string;
}

export function documentSheet(
  { title, head = title, messages, language, date }: DocumentHead,
  attachment?: Attachment,
): Sheet {
  const pageLabel = (page: number, pages: number) => fill(messages.page, { page, pages });
  return new Sheet({ title, head: { words: head, pageLabel }, language, date, attachment });
}
