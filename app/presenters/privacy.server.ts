/** What the privacy pages show: decisions in their words, and all that is known by area. */
import {
  AREAS,
  type AreaId,
  type ShownArea,
  type ShownEntry,
  type ShownPurpose,
} from '#components/account/privacy/types.ts';
import type { OfferedConsent } from '#components/account/privacy/consent-boxes.tsx';
import {
  type Choice,
  choiceName,
  currentWording,
  declarationOf,
  PURPOSES,
  wordingOf,
} from '#rules/customers/consent/purposes.ts';
import { translate } from '#rules/model/translate.ts';
import { listConsents, type ConsentView } from '#app/services/customers/consents.server.ts';
import { getCustomerName } from '#app/services/customers/get-customer.server.ts';
import { previewErasure } from '#app/services/customers/erase-customer.server.ts';
import { noteAccess } from '#app/services/customers/profile-access.server.ts';
import { ownData, type PersonalData } from '#app/services/customers/personal-data.server.ts';
import { getRestriction } from '#app/services/customers/restrict-processing.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { can } from '#rules/policy/permissions.ts';
import { ENTRIES } from './personal-entries.ts';

/** On the page; the export has all of them. */
const SHOWN = 25;

/** What is asked of those who sign up: what needs nothing we don't know of them then. */
const AT_SIGN_UP: readonly Choice[] = [
  { purpose: 'marketing', channel: 'email' },
  { purpose: 'recommendations', channel: 'none' },
  { purpose: 'research', channel: 'email' },
];

export const presentOffered = (locale: string): readonly OfferedConsent[] =>
  AT_SIGN_UP.map((choice) => {
    const { title, text } = currentWording(choice.purpose);
    return {
      name: choiceName(choice),
      channel: choice.channel,
      title: translate(title, locale),
      text: translate(text, locale),
    };
  });

export async function presentPrivacy(actor: Actor) {
  const data = await ownData(actor);
  return {
    purposes: await presentPurposes(actor),
    restrictedAt: data.profile.restrictedAt?.toISOString(),
    areas: areasOf(data, actor.locale, SHOWN),
  };
}

/** For staff who serve a customer: what they allow, and for administrators what erasing does. */
export async function presentCustomerPrivacy(actor: Actor, customerId: string) {
  const name = await getCustomerName(actor, customerId);
  await noteAccess(actor, customerId);
  const mayErase = can(actor.user?.role, 'customers:erase');
  return {
    name,
    mayDecide: can(actor.user?.role, 'customers:act-for'),
    purposes: await presentPurposes(actor, customerId),
    restrictedAt: (await getRestriction(actor, customerId))?.toISOString(),
    erasure: mayErase ? await previewErasure(actor, customerId) : undefined,
  };
}

async function presentPurposes(
  actor: Actor,
  customerId?: string,
): Promise<readonly ShownPurpose[]> {
  const consents = await listConsents(actor, customerId);
  return PURPOSES.map((id) => {
    const { title, text } = currentWording(id);
    return {
      id,
      title: translate(title, actor.locale),
      text: translate(text, actor.locale),
      ground: declarationOf(id).ground,
      choices: consents
        .filter(({ choice }) => choice.purpose === id)
        .map((view) => shownChoice(view, actor.locale)),
    };
  });
}

function shownChoice({ choice, state, denials, history }: ConsentView, locale: string) {
  return {
    name: choiceName(choice),
    channel: choice.channel,
    state,
    seen: denials.join(','),
    history: history.map((decision) => {
      const wording = wordingOf(decision.purpose, decision.textVersion);
      return {
        id: decision.id,
        at: decision.at,
        decision: decision.decision,
        source: decision.source,
        version: decision.textVersion,
        text: wording ? translate(wording.text, locale) : '',
      };
    }),
  };
}

/** All that is known, by area; `most` entries of each. */
export function areasOf(data: PersonalData, locale: string, most = Infinity): ShownArea[] {
  return AREAS.map((id: AreaId) => {
    const entries: readonly ShownEntry[] = ENTRIES[id](data, locale);
    return { id, entries: entries.slice(0, most), more: Math.max(0, entries.length - most) };
  });
}
