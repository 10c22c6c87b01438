/** Erasure rules of what was configured, offered, ordered and billed: the books stay. */
import { columns, deleted, type ModelRules, type Scrub } from './column-rule.ts';

const ID = 'a random id';
const OF_THE_FAMILY = 'in the words of the product family';
const BOOKS = 'what was sold: the books have to show it';

/** A person with an address, as orders, quotes and papers copy it; the country decides the tax. */
const person = (at: string): readonly string[] =>
  ['name', 'email', 'phone', 'street', 'postalCode', 'city'].map((key) => `${at}${key}`);
const party = (at: string): readonly string[] => [
  ...['name', 'email', 'phone', 'vatId'].map((key) => `${at}.${key}`),
  ...['street', 'postalCode', 'city'].map((key) => `${at}.address.${key}`),
];

const TYPED: Scrub = { typed: true };
const STATE: Scrub = {
  typed: true,
  replace: [
    ...person('customer.'),
    'lines.*.price.steps.*.reason',
    'deal.lines.*.steps.*.reason',
    'deal.steps.*.reason',
  ],
  words: ['lines.*.name'],
  drop: ['wishes.packaging', 'wishes.greeting', 'wishes.text'],
};
const ORDER_TERMS: Scrub = {
  replace: [
    ...['name', 'street', 'postalCode', 'city'].map((key) => `invoiceAddress.${key}`),
    'invoiceEmail',
    'vatId',
  ],
};
const DEAL: Scrub = { replace: ['steps.*.reason', 'lines.*.steps.*.reason'] };

export const COMMERCE: Readonly<Record<string, ModelRules>> = {
  Configuration: deleted(
    'the person’s own work; what was ordered has its own copy',
    'id familyVersionId customerId guestId name decisions startedWith shareToken',
  ),
  CartLine: deleted('never ordered', 'id customerId guestId configurationId acceptedPrice'),
  Participant: deleted(
    'who was let in as this person',
    'id configurationId guestId name role invitationId step',
  ),
  Invitation: deleted('leads to what is gone', 'id tokenHash configurationId role createdById'),
  ConfigurationChange: {
    ...columns('not-personal', ID, 'id configurationId key kind guestId'),
    ...columns('pseudonym', 'in the log of what others still own', 'authorName'),
    ...columns('keep', 'what others built on: in their log it is theirs', 'change'),
  },
  Order: {
    ...columns('not-personal', ID, 'id idempotencyKey customerId guestId placedById quoteId'),
    ...columns('keep', BOOKS, 'number status market currency locale dueDate deliveryDate'),
    ...columns('pseudonym', 'the country decides the tax and stays', 'customer', {
      replace: person(''),
    }),
    ...columns('pseudonym', 'is found by its number alone', 'searchText'),
    ...columns('keep', 'what the prices were agreed by', 'segment tier'),
    ...columns('blank', 'what the person wished', 'wishes'),
    ...columns('pseudonym', 'terms of payment and delivery stay', 'terms', ORDER_TERMS),
    ...columns('pseudonym', 'amounts stay, what was said for them goes', 'deal', DEAL),
  },
  OrderLine: {
    ...columns('not-personal', ID, 'id orderId familyVersionId configurationId'),
    ...columns(
      'blank',
      'the person’s name for it; the product’s own title stays',
      'configurationName',
    ),
    ...columns(
      'pseudonym',
      `${BOOKS}, without the texts on it`,
      'decisions product summary',
      TYPED,
    ),
    ...columns('pseudonym', 'amounts stay, what was said for them goes', 'price', DEAL),
    ...columns('not-personal', OF_THE_FAMILY, 'bom routing picture notes'),
  },
  OrderChange: {
    ...columns('not-personal', ID, 'id orderId requestedById idempotencyKey'),
    ...columns('keep', BOOKS, 'status agreedBy'),
    ...columns('blank', 'what was said', 'reason'),
    ...columns('pseudonym', 'what was agreed stays', 'before after', STATE),
  },
  Quote: {
    ...columns('not-personal', ID, 'id customerId ownerId previousId'),
    ...columns('keep', 'numbers of quotes have no gap', 'number status market currency locale'),
    ...columns('keep', 'when it was offered until', 'validUntil'),
    ...columns('blank', 'a rep’s words about the person', 'title'),
    ...columns('pseudonym', 'is found by its number alone', 'searchText'),
    ...columns('pseudonym', 'terms stay, words go', 'terms', {
      replace: ['discount.reason', 'notes'],
      drop: ['greeting', 'packaging'],
    }),
    ...columns('pseudonym', 'amounts stay, what was said for them goes', 'deal', DEAL),
    ...columns('pseudonym', 'amounts stay, what was said for them goes', 'dealTerms', {
      replace: ['discount.reason'],
    }),
    ...columns('pseudonym', 'the country decides the tax and stays', 'client', {
      replace: person(''),
    }),
    ...columns('blank', 'what the person said', 'decision'),
  },
  QuoteLine: {
    ...columns('not-personal', ID, 'id quoteId configurationId familyVersionId'),
    ...columns('not-personal', 'how the line is sold', 'kind alternative bundle item'),
    ...columns('pseudonym', 'the discount stays, what was said for it goes', 'discount', {
      replace: ['reason'],
    }),
    ...columns('blank', 'a rep’s words to the person', 'note'),
    ...columns('pseudonym', 'the item stays, the person’s name for it goes', 'title', {
      words: ['*'],
    }),
    ...columns(
      'pseudonym',
      'what was offered, without the texts on it',
      'decisions product summary',
      TYPED,
    ),
    ...columns('pseudonym', 'what the person had told us goes', 'facts', {
      drop: ['preferences', 'learnt', 'customer.postalCode'],
    }),
    ...columns('not-personal', OF_THE_FAMILY, 'picture'),
  },
  Approval: {
    ...columns('not-personal', ID, 'id quoteId requestedById decidedById'),
    ...columns('keep', 'who agreed to which discount', 'status inPlaceOf exceeded'),
    ...columns('blank', 'staff’s words about the person', 'reason decision'),
  },
  QuoteLink: deleted('links to offers stop', 'tokenHash quoteId'),
  QuoteComment: deleted('what was said to and fro', 'id quoteId userId authorName kind text data'),
  Promotion: {
    ...columns(
      'not-personal',
      'what is given, in our words',
      'id code title effect startsOn endsOn',
    ),
    ...columns('blank', 'who had it as a reward', 'holderId'),
  },
  PromotionRedemption: columns(
    'keep',
    'budgets are counted; the customer is a pseudonym',
    'id promotionId customerId orderId',
  ),
  Invoice: {
    ...columns('not-personal', ID, 'id creditsId idempotencyKey'),
    ...columns('keep', BOOKS, 'number kind month currency issuedOn dueOn'),
    ...columns('pseudonym', 'amounts, tax, days and country stay', 'document', {
      replace: [...party('buyer'), ...party('deliverTo'), 'credits.reason'],
      words: ['lines.*.name', 'lines.*.description'],
    }),
  },
  InvoicedOrder: columns('not-personal', ID, 'invoiceId orderId'),
  DeliveryNote: {
    ...columns('not-personal', ID, 'id orderId'),
    ...columns('keep', BOOKS, 'number shippedOn'),
    ...columns('pseudonym', 'what was delivered stays', 'document', {
      replace: party('deliverTo'),
      words: ['lines.*.name', 'lines.*.description'],
      drop: ['packaging'],
    }),
  },
};
