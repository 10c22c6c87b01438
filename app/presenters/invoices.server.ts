/** What lists of invoices show, and the page of one customer's. */
import type { ShownInvoice } from '#components/orders/change-types.ts';
import { can } from '#rules/policy/permissions.ts';
import { openMonths } from '#app/services/invoices/collect-invoices.server.ts';
import { invoicesOf, type InvoicePaper } from '#app/services/invoices/get-papers.server.ts';
import { getCustomerName } from '#app/services/customers/get-customer.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

export const shownInvoice = (invoice: InvoicePaper): ShownInvoice => ({
  ...invoice,
  href: paths.invoice(invoice.number),
  ciiHref: paths.invoiceCii(invoice.number),
  ublHref: paths.invoiceUbl(invoice.number),
});

export async function presentInvoices(actor: Actor, customerId: string) {
  const [name, months, invoices] = await Promise.all([
    getCustomerName(actor, customerId),
    openMonths(actor, customerId),
    invoicesOf(actor, customerId),
  ]);
  return {
    name,
    customerHref: paths.customer(customerId),
    months: months.map(({ orders, ...month }) => ({
      ...month,
      orders: orders.map((number) => ({ number, href: paths.order(number) })),
    })),
    invoices: invoices.map(shownInvoice),
    mayBill: can(actor.user?.role, 'invoices:issue'),
  };
}
