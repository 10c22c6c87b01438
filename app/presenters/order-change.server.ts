/** What the pages that change an order show. */
import { isDeepStrictEqual } from 'node:util';
import type {
  ShownChangeableLine,
  ShownOrderChange,
  ShownPapers,
} from '#components/orders/change-types.ts';
import { can } from '#rules/policy/permissions.ts';
import {
  getChange,
  listChanges,
  possibilities,
  replacementsFor,
} from '#app/services/orders/get-changes.server.ts';
import { findChangeable } from '#app/services/orders/changeable-order.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { mostPieces } from '#app/services/orders/propose-change.server.ts';
import { papersOf } from '#app/services/invoices/get-papers.server.ts';
import { type Actor, isStaff } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';
import { shownInvoice } from './invoices.server.ts';

/** The part of an order's page about what became of it and what can still be done. */
export async function presentOrderLife(actor: Actor, number: string) {
  const [papers, changes, possible] = await Promise.all([
    papersOf(actor, number),
    listChanges(actor, number),
    possibilities(actor, number),
  ]);
  return {
    papers: shownPapers(number, papers),
    changes: changes.map(({ change, status, reason, by, createdAt, difference }) => {
      const href = paths.orderChange(number, change);
      const at = createdAt.toISOString();
      return { change, status, reason, by, at, difference, href } satisfies ShownOrderChange;
    }),
    changeHref: possible.mayChange ? paths.changeOrder(number) : undefined,
    mayCancel: possible.mayCancel,
    refusal: possible.refusal,
    mayIssue: can(actor.user?.role, 'invoices:issue'),
  };
}

function shownPapers(
  order: string,
  { invoices, deliveryNotes, buildReport, careSheet }: Awaited<ReturnType<typeof papersOf>>,
) {
  return {
    invoices: invoices.map(shownInvoice),
    deliveryNotes: deliveryNotes.map((note) => ({
      ...note,
      href: paths.deliveryNote(note.number),
    })),
    buildReportHref: buildReport ? paths.buildReport(order) : undefined,
    careSheetHref: careSheet ? paths.careSheet(order) : undefined,
  } satisfies ShownPapers;
}

/** The form of a change, for whoever may make one while it is possible. */
export async function presentChangeForm(actor: Actor, number: string) {
  const order = await findChangeable(database(), actor, number);
  const { refusal, owns } = await possibilities(actor, number);
  if (refusal !== undefined) throw new AppError(refusal);
  const shown = await getOrder(actor, number);
  const versions = shown.lines.flatMap(({ familyVersionId }) => familyVersionId ?? []);
  const known = await replacementsFor(order, versions);
  const lines = shown.lines.map((line): ShownChangeableLine => {
    const { position, name, quantity, summary, price, familyVersionId } = line;
    return {
      position,
      name,
      quantity,
      product: summary.product,
      total: price.total,
      most: mostPieces(actor, order, quantity),
      configurable: familyVersionId !== null,
      replacements: known
        .filter(({ versionId }) => versionId === familyVersionId)
        .map(({ id, name: title }) => ({ id, name: title })),
    };
  });
  const { version, customer, wishes } = shown;
  return { number, version, customer, wishes, lines, owns, onBehalf: isStaff(actor) };
}

/** One change with its difference. */
export async function presentChange(actor: Actor, number: string, change: number) {
  const order = await getOrder(actor, number);
  const view = await getChange(actor, number, change);
  const { mayChange, refusal } = await possibilities(actor, number);
  const { before, after, lines, difference, status, reason, agreedBy } = view;
  const { name, street, postalCode, city } = after.customer;
  const stale = before.version !== order.version;
  return {
    number,
    change,
    status,
    reason,
    agreedBy,
    onBehalf: isStaff(actor),
    difference,
    lines,
    cancelled: after.cancelled === true,
    currency: order.currency,
    totals: {
      before: before.totals.total,
      after: after.cancelled === true ? 0 : after.totals.total,
      difference,
    },
    delivery:
      before.deliveryDate === after.deliveryDate
        ? undefined
        : { before: before.deliveryDate, after: after.deliveryDate },
    address: isDeepStrictEqual(before.customer, after.customer)
      ? undefined
      : `${name}, ${street}, ${postalCode} ${city}`,
    wishes: isDeepStrictEqual(before.wishes, after.wishes) ? undefined : after.wishes,
    open: status === 'proposed' && mayChange,
    refusal: status === 'proposed' ? (stale ? 'status-conflict' : refusal) : undefined,
  } as const;
}
