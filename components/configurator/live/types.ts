/** What the page knows of those who work on the configuration together; plain data, in its language. */
import type { Decision, VariableId } from '#rules/configuration/types.ts';
import type { LiveRole } from '#rules/policy/collaboration.ts';
import type { LogKind } from '#rules/workflow/change-log.ts';

export interface PersonView {
  readonly id: string;
  /** Empty for a guest without a name. */
  readonly name: string;
  readonly role: LiveRole;
  /** The very person who looks at the page. */
  readonly me: boolean;
  /** Id of the step they look at; empty when not known. */
  readonly step: string;
}

/** One entry of the log. */
export interface EntryView {
  readonly sequence: number;
  readonly kind: LogKind;
  readonly mine: boolean;
  readonly author: string;
  readonly parts: readonly {
    readonly variable: VariableId;
    readonly title: string;
    /** Absent where it was left open again. */
    readonly value?: string | undefined;
  }[];
}

/** What a stream says: everything as of `revision`, and the entries since it spoke last. */
export interface LiveNews {
  readonly revision: number;
  readonly decisions: readonly Decision[];
  readonly role: LiveRole;
  readonly entries: readonly EntryView[];
  /** Nobody has answered these yet. */
  readonly suggestions: readonly EntryView[];
  readonly people: readonly PersonView[];
}

export interface LiveData {
  /** The stream of news; what is posted there shows the others one's step. */
  readonly url: string;
  readonly suggestionsUrl: string;
  /** Only the owner invites. */
  readonly invitationsUrl?: string | undefined;
  readonly owner: boolean;
  /** As of the page's own revision. */
  readonly news: LiveNews;
}
