/**
 * Whether a customer's data may be used for something: the one answer every service asks for, by
 * the ledger and by whether the customer has restricted what is done with their data (GDPR,
 * article 18).
 */
import { consentState, type Ledger } from './ledger.ts';
import { type Choice, declarationOf } from './purposes.ts';

export interface Subject {
  readonly ledger: Ledger;
  /** The customer wants nothing done with what is known of them. */
  readonly restricted: boolean;
  /** Only the pseudonym is left. */
  readonly erased: boolean;
}

export type Refusal = 'erased' | 'restricted' | 'denied' | 'unasked' | 'channel-unknown';
export type Permission =
  { readonly allowed: true } | { readonly allowed: false; readonly because: Refusal };

const refused = (because: Refusal): Permission => ({ allowed: false, because });

/** What an order needs is done whatever was restricted; what nobody told us for it waits for a yes. */
export function mayProcess({ ledger, restricted, erased }: Subject, choice: Choice): Permission {
  const { ground, channels } = declarationOf(choice.purpose);
  if (!channels.includes(choice.channel)) return refused('channel-unknown');
  if (erased) return refused('erased');
  if (ground === 'contract') return { allowed: true };
  if (restricted) return refused('restricted');
  if (ground === 'told') return { allowed: true };
  const { state } = consentState(ledger, choice);
  return state === 'granted' ? { allowed: true } : refused(state);
}
