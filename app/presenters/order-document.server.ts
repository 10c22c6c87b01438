/**
 * What an order's documents are made of: its snapshots in the shape the printers take. The same
 * order always gives the same data, whatever became of the catalogue.
 */
import type { OrderTerms } from '#rules/customers/terms.ts';
import { translate } from '#rules/model/translate.ts';
import { countryName } from '#components/orders/facts.tsx';
import { packagingText } from '#app/documents/delivery-note.view-model.ts';
import { documentLocale } from '#app/documents/messages.ts';
import type {
  CharacteristicSnapshot,
  DocumentLine,
  DocumentLocale,
  ModuleSnapshot,
  OrderDocumentData,
} from '#app/documents/types.ts';
import {
  getOrder,
  type OrderLineView,
  type OrderView,
} from '#app/services/orders/get-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';

/** For whoever may see the order. */
export async function presentOrderDocument(
  actor: Actor,
  number: string,
): Promise<OrderDocumentData> {
  return orderDocument(await getOrder(actor, number), actor.origin);
}

/** For those who build it, in the language they work in. */
export async function presentWorkshopDocument(actor: Actor, number: string) {
  requirePermission(actor, 'sheets:read');
  const order = await getOrder(actor, number);
  return { document: orderDocument(order, actor.origin), locale: documentLocale(actor.locale) };
}

export function orderDocument(order: OrderView, origin: string): OrderDocumentData {
  const { customer, wishes, number } = order;
  const locale = documentLocale(order.locale);
  return {
    number,
    placedAt: order.placedAt.toISOString(),
    placedOn: workshopDay(order.placedAt),
    currency: order.currency,
    locale,
    customer: {
      name: customer.name,
      email: customer.email,
      phone: customer.phone,
      address: [
        customer.street,
        `${customer.postalCode} ${customer.city}`,
        countryName(locale, customer.country),
      ],
    },
    lines: order.lines.map((line) => documentLine(line, order.deliveryDate)),
    totals: {
      net: order.net,
      delivery: order.delivery,
      tax: order.tax,
      rounding: order.rounding,
      total: order.total,
    },
    wishes: { ...wishes, packaging: wishes.packaging && packagingText(wishes.packaging, locale) },
    terms: order.terms && termsText(order.terms, locale),
    dueDate: order.dueDate,
    orderUrl: `${origin}${paths.order(number)}`,
  };
}

function termsText(terms: OrderTerms, locale: DocumentLocale): OrderDocumentData['terms'] {
  const { payment, delivery, invoiceAddress: address, rhythm, vatId } = terms;
  return {
    payment: translate(payment.title, locale),
    delivery: delivery && translate(delivery.title, locale),
    rhythm,
    vatId,
    invoiceTo: address && [
      address.name,
      address.street,
      `${address.postalCode} ${address.city}`,
      countryName(locale, address.country),
    ],
  };
}

function documentLine(line: OrderLineView, deliveryDate: string): DocumentLine {
  const choices = line.summary.groups.flatMap(({ title, choices: inGroup }) =>
    inGroup.map((choice) => ({ ...choice, group: title })),
  );
  return {
    position: line.position,
    quantity: line.quantity,
    familyTitle: line.summary.product,
    configurationName: line.name,
    picture: line.picture,
    modules: choices
      .filter(({ kind }) => kind === 'module')
      .map(({ variable, group, title, value, quantity, deviates }): ModuleSnapshot => {
        return { variable, group, title, value, quantity, deviates };
      }),
    characteristics: choices
      .filter(({ kind }) => kind === 'characteristic')
      .map(({ variable, title, value, deviates }): CharacteristicSnapshot => {
        return { variable, title, value, deviates };
      }),
    price: line.price,
    bom: line.bom,
    routing: line.routing,
    notes: line.notes,
    deliveryDate,
  };
}
