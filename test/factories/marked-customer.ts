/**
 * A customer who has left unmistakable marks wherever a customer can: an account, a profile, saved
 * and ordered products with texts on them, offers, changes, papers, mails, and others' work.
 */
import { buildUnits } from '#prisma/seed/build-units.ts';
import { changeProfile } from '#app/services/auth/change-settings.server.ts';
import { requestPasswordReset } from '#app/services/auth/request-password-reset.server.ts';
import { signUp } from '#app/services/auth/sign-up.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { addIdentifier } from '#app/services/customers/change-identifiers.server.ts';
import { changeTerms } from '#app/services/customers/change-terms.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { logContact } from '#app/services/customers/log-contact.server.ts';
import { mergeCustomers } from '#app/services/customers/merge-customers.server.ts';
import { setPreference } from '#app/services/customers/preferences.server.ts';
import { writeValues } from '#app/services/customers/value-customers.server.ts';
import { creditInvoice } from '#app/services/invoices/credit-invoice.server.ts';
import { invite } from '#app/services/live/invite.server.ts';
import { join } from '#app/services/live/join.server.ts';
import { correctPoints } from '#app/services/loyalty/correct-points.server.ts';
import { redeemReward } from '#app/services/loyalty/redeem-reward.server.ts';
import { referralCode } from '#app/services/loyalty/referrals.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { addLine } from '#app/services/quotes/add-line.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { decideApproval } from '#app/services/quotes/decide-approval.server.ts';
import { commentOnOffer } from '#app/services/quotes/discuss-offer.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { saveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import { submitQuote } from '#app/services/quotes/submit-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { guest } from './actor.ts';
import { formOf, lineForm } from './quotes.ts';
import { userActor } from './users.ts';

/** In everything that is personal, and in nothing else. */
export const MARK = /xyzzy|qwortz|99119/i;
export const PASSWORD = 'eight bright xyzzy';

const address = {
  street: 'Xyzzystreet 7',
  postalCode: '99119',
  city: 'Qwortztown',
  country: 'SE',
};
const engraved = (text: string) => [{ variable: 'engraving', value: text }];

export interface MarkedCustomer {
  readonly actor: Actor;
  readonly customerId: string;
  /** Delivered and billed, billed and credited, cancelled. */
  readonly settled: readonly string[];
  /** Made from an offer, and on its way. */
  readonly open: string;
  /** The link to an offer that is out. */
  readonly token: string;
}

let count = 0;

/** The lamp family has to be published. */
export async function markedCustomer(): Promise<MarkedCustomer> {
  count += 1;
  const email = `xyzzy-${count}@qwortz.example`;
  const visitor = guest();
  const { userId, customerId } = await signUp(visitor, {
    name: 'Xyzzy Qwortz',
    email,
    password: PASSWORD,
    consent: ['marketing.email'],
  });
  const actor: Actor = {
    ...visitor,
    user: { id: userId, customerId, role: 'customer', name: 'Xyzzy Qwortz', email },
  };
  await changeProfile(actor, { name: 'Xyzzy Qwortz', phone: '+46 70 99119', ...address });
  await changeTerms(actor, {
    invoiceName: 'Qwortz Invoices',
    invoiceStreet: 'Xyzzyway 8',
    invoicePostalCode: '99119',
    invoiceCity: 'Xyzzyville',
    invoiceCountry: 'SE',
    invoiceEmail: 'bills@qwortz.example',
    vatId: 'SE99119991191',
  });
  await setPreference(actor, { key: 'vegan', value: false });
  await requestPasswordReset(guest(), { email });
  const delivered = await ordered(actor, email);
  await buildUnits(await userActor('production'), delivered, 'shipped');
  const sales = await userActor('sales');
  await credited(sales, delivered);
  const cancelled = await ordered(actor, email);
  await changedAndCancelled(actor, cancelled);
  await configured(actor, 'left in the cart');
  await workedWithOthers(actor);
  await getCustomer(sales, customerId);
  await metByStaff(sales, customerId);
  const manager = await userActor('sales-manager');
  const { token: accepted } = await offered(sales, manager, customerId);
  const { token, number: offer } = await offered(sales, manager, customerId);
  await commentOnOffer(guest(), { token, name: 'Xyzzy', text: 'May it say qwortz?' });
  const open = await takenOffer(accepted);
  await database().session.create({
    data: {
      id: `acting-${count}`,
      guestId: `acting-${count}`,
      userId: sales.user?.id ?? '',
      actingForId: customerId,
      expiresAt: new Date('2030-01-01'),
    },
  });
  await database().outboxMail.create({
    data: {
      ...{ to: 'bills@qwortz.example', subject: 'Bill', text: 'Bill', html: 'Bill' },
      status: 'uncertain',
    },
  });
  await rewarded(manager, actor, customerId);
  await draftWithWords(sales, customerId);
  await wantedInVain(customerId, actor.now);
  await used(customerId, actor.now);
  await writtenTo(customerId, actor.now);
  await writeValues(actor.now);
  if (offer === '') throw new Error('no offer');
  return { actor, customerId, settled: [delivered, cancelled], open, token };
}

/** Something they have is used, as somebody reported. */
async function used(customerId: string, at: Date): Promise<void> {
  const line = await database().orderLine.findFirstOrThrow({ where: { order: { customerId } } });
  await database().usageReading.create({
    data: { orderLineId: line.id, measure: 'qwortzes', value: 7, at },
  });
}

/** Asked for what could not be had. */
async function wantedInVain(customerId: string, at: Date): Promise<void> {
  const configuration = await database().configuration.findFirstOrThrow({ where: { customerId } });
  const option = { configurationId: configuration.id, variable: 'colour', value: 'qwortz' };
  await database().wantedOption.create({ data: { ...option, rules: [], at } });
}

/** Given points with a word, used for a code; brought by a friend, and bringing others. */
async function rewarded(manager: Actor, actor: Actor, customerId: string): Promise<void> {
  const key = `marked-points-${count}`;
  await correctPoints(manager, { customerId, points: 500, reason: 'Qwortz waited', key });
  await redeemReward(actor, { reward: 'gift-bell', key });
  await referralCode(customerId);
  await database().crossSell.create({
    data: {
      ...{ customerId, familyId: 'lamp', variable: 'engraving', value: 'Qwortz', at: actor.now },
      ...{ reason: 'together', group: 'shown' },
    },
  });
  const friendId = (await userActor('customer')).user?.customerId ?? '';
  await database().referral.create({ data: { referrerId: customerId, friendId, at: actor.now } });
  await database().pointsTransaction.updateMany({
    where: { entries: { some: { lot: { customerId } } } },
    data: { subject: 'QWORTZ' },
  });
}

/** Known by a birthday, once not reached, and written to. */
async function writtenTo(customerId: string, now: Date): Promise<void> {
  await database().customer.update({
    where: { id: customerId },
    data: { birthday: 'qwortz', bouncedEmail: `old-${count}@qwortz.example` },
  });
  await database().message.create({
    data: {
      ...{ customerId, journey: 'abandoned', occasion: `marked-${count}`, subject: 'Qwortz' },
      ...{ reason: 'too-early', dueAt: now, lapsesAt: now, decidedAt: now },
    },
  });
}

/** Called, recognised by a card, once two records, and like somebody else. */
async function metByStaff(sales: Actor, customerId: string): Promise<void> {
  await logContact(sales, {
    ...{ customerId, key: `marked-contact-${count}`, channel: 'phone', direction: 'in' },
    ...{ text: 'Xyzzy asks for qwortz', followUpOn: '2030-01-01' },
  });
  const card = { kind: 'loyalty-card', value: `QWORTZ${count}` };
  await addIdentifier(sales, { customerId, ...card, verified: 'on' });
  const again = await createCustomer(sales, {
    name: 'Xyzzy Qwortz',
    email: `again-${count}@qwortz.example`,
  });
  await mergeCustomers(sales, { keepId: customerId, giveId: again.id });
  const alike = (await userActor('customer')).user?.customerId ?? '';
  await database().duplicateCandidate.create({
    data: { firstId: customerId, secondId: alike, score: 60, reasons: [], foundAt: sales.now },
  });
}

async function configured(actor: Actor, name: string) {
  const configuration = await createConfiguration(actor, {
    familyId: 'lamp',
    name: `Xyzzy ${name}`,
    decisions: engraved('For Qwortz'),
  });
  await addToCart(actor, { configurationId: configuration.id });
  return configuration;
}

async function ordered(actor: Actor, email: string): Promise<string> {
  count += 1;
  await configured(actor, 'lamp');
  const { total } = await getCart(actor);
  const { number } = await placeOrder(actor, {
    idempotencyKey: `marked-order-${count}`,
    name: 'Xyzzy Qwortz',
    email,
    phone: '+46 70 99119',
    ...address,
    packaging: 'xyzzy paper',
    greeting: 'Hello qwortz',
    text: 'Ring twice at xyzzy',
    acceptedTotal: total,
  });
  return number;
}

async function credited(sales: Actor, order: string): Promise<void> {
  const invoice = await database().invoice.findFirstOrThrow({
    where: { kind: 'invoice', orders: { some: { order: { number: order } } } },
  });
  await creditInvoice(sales, {
    number: invoice.number,
    reason: 'Xyzzy never got it',
    idempotencyKey: `credit-${order}`,
  });
}

async function changedAndCancelled(actor: Actor, number: string): Promise<void> {
  const before = await database().order.findUniqueOrThrow({ where: { number } });
  await proposeChange(actor, {
    number,
    version: before.version,
    idempotencyKey: `marked-change-${number}`,
    reason: 'Qwortz wants two',
    lines: [{ position: 1, quantity: 2 }],
  });
  const { version } = await database().order.findUniqueOrThrow({ where: { number } });
  await cancelOrder(actor, { number, version, reason: 'Xyzzy moves away' });
}

/** In a configuration of somebody else, and somebody else in theirs. */
async function workedWithOthers(actor: Actor): Promise<void> {
  const other = await userActor('customer');
  const theirs = await createConfiguration(other, { familyId: 'lamp' });
  const there = await invite(other, { configurationId: theirs.id, role: 'edit' });
  await join(actor, there.token, { name: 'Xyzzy Qwortz' });
  await applyChange(actor, {
    id: theirs.id,
    change: { kind: 'decide', variable: 'shade', value: 'wool' },
  });
  const own = await createConfiguration(actor, { familyId: 'lamp', name: 'Qwortz together' });
  const here = await invite(actor, { configurationId: own.id, role: 'edit' });
  await join(other, here.token, { name: other.user?.name });
}

/** An offer with words and a discount that had to be approved; out, and seen by nobody yet. */
async function offered(sales: Actor, manager: Actor, customerId: string) {
  const configuration = await createConfiguration(
    { ...sales, actingFor: customerId },
    { familyId: 'lamp', name: 'Lamp for Qwortz', decisions: engraved('Dear Xyzzy') },
  );
  const { id, number } = await createQuote(sales, { customerId, title: 'For the Qwortz family' });
  const { version } = await loadQuote(id);
  const line = { kind: 'configuration', configurationId: configuration.id };
  await addLine(sales, { id, version, line });
  const quote = await loadQuote(id);
  const lines = quote.lines.map((one) => ({
    ...lineForm(one),
    note: 'As Xyzzy wished',
    discount: { kind: 'percent' as const, basisPoints: 1_000, reason: 'Qwortz is a friend' },
  }));
  await saveQuote(
    sales,
    formOf(quote, {
      lines,
      terms: {
        ...quote.terms,
        notes: 'Dear Xyzzy',
        greeting: 'To qwortz',
        packaging: 'xyzzy box',
        discount: { kind: 'percent', basisPoints: 900, reason: 'Xyzzy asked' },
      },
    }),
  );
  const draft = await loadQuote(id);
  await submitQuote(sales, { id, version: draft.version, reason: 'Qwortz buys a lot' });
  const waiting = await loadQuote(id);
  await decideApproval(manager, {
    id,
    version: waiting.version,
    decision: 'approve',
    reason: 'Because it is Xyzzy',
  });
  const { version: approved } = await loadQuote(id);
  const { token } = await sendQuote(sales, { id, version: approved });
  return { token, number };
}

async function takenOffer(token: string): Promise<string> {
  const link = await database().quoteLink.findFirstOrThrow({
    orderBy: { createdAt: 'asc' },
    where: { quote: { status: 'sent' } },
    select: { quote: { select: { total: true } } },
  });
  const { number } = await acceptOffer(guest(), {
    token,
    name: 'Xyzzy Qwortz',
    consent: true,
    acceptedTotal: link.quote.total,
    phone: '99119',
    ...address,
  });
  return number;
}

/** A draft a rep has only begun. */
async function draftWithWords(sales: Actor, customerId: string): Promise<void> {
  await createQuote(sales, { customerId, title: 'Something for xyzzy' });
}
