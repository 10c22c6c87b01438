/**
 * The message catalogue: every text of the user interface, by language and area.
 *
 * English is the reference: a language that lacks a message shows the English one, and a test
 * holds the languages together. `ar-XB` is a pseudo-language for tests: the English texts,
 * lengthened and set from right to left.
 */
import enAccount from './messages/en/account.json';
import enAdmin from './messages/en/admin.json';
import enAuth from './messages/en/auth.json';
import enCart from './messages/en/cart.json';
import enCommon from './messages/en/common.json';
import enConfigurator from './messages/en/configurator.json';
import enErrors from './messages/en/errors.json';
import enInsights from './messages/en/insights.json';
import enLive from './messages/en/live.json';
import enLoyalty from './messages/en/loyalty.json';
import enMessages from './messages/en/messages.json';
import enOrders from './messages/en/orders.json';
import enPrivacy from './messages/en/privacy.json';
import enProduction from './messages/en/production.json';
import enQuotes from './messages/en/quotes.json';
import enRelationship from './messages/en/relationship.json';
import enSales from './messages/en/sales.json';
import enShop from './messages/en/shop.json';
import enTreatments from './messages/en/treatments.json';
import enWorkshop from './messages/en/workshop.json';
import svAccount from './messages/sv/account.json';
import svAdmin from './messages/sv/admin.json';
import svAuth from './messages/sv/auth.json';
import svCart from './messages/sv/cart.json';
import svCommon from './messages/sv/common.json';
import svConfigurator from './messages/sv/configurator.json';
import svErrors from './messages/sv/errors.json';
import svInsights from './messages/sv/insights.json';
import svLive from './messages/sv/live.json';
import svLoyalty from './messages/sv/loyalty.json';
import svMessages from './messages/sv/messages.json';
import svOrders from './messages/sv/orders.json';
import svPrivacy from './messages/sv/privacy.json';
import svProduction from './messages/sv/production.json';
import svQuotes from './messages/sv/quotes.json';
import svRelationship from './messages/sv/relationship.json';
import svSales from './messages/sv/sales.json';
import svShop from './messages/sv/shop.json';
import svTreatments from './messages/sv/treatments.json';
import svWorkshop from './messages/sv/workshop.json';
import { PSEUDO_LOCALE, type Locale } from './locales.ts';
import { pseudoMessages } from './pseudo.ts';

const en = {
  account: enAccount,
  admin: enAdmin,
  auth: enAuth,
  cart: enCart,
  common: enCommon,
  configurator: enConfigurator,
  errors: enErrors,
  insights: enInsights,
  live: enLive,
  loyalty: enLoyalty,
  messages: enMessages,
  orders: enOrders,
  privacy: enPrivacy,
  production: enProduction,
  quotes: enQuotes,
  relationship: enRelationship,
  sales: enSales,
  shop: enShop,
  treatments: enTreatments,
  workshop: enWorkshop,
};
export type Messages = typeof en;

const sv: Messages = {
  account: svAccount,
  admin: svAdmin,
  auth: svAuth,
  cart: svCart,
  common: svCommon,
  configurator: svConfigurator,
  errors: svErrors,
  insights: svInsights,
  live: svLive,
  loyalty: svLoyalty,
  messages: svMessages,
  orders: svOrders,
  privacy: svPrivacy,
  production: svProduction,
  quotes: svQuotes,
  relationship: svRelationship,
  sales: svSales,
  shop: svShop,
  treatments: svTreatments,
  workshop: svWorkshop,
};

const pseudo = pseudoMessages(en);

/** All messages of a language. A browser asks for those of its own (`catalogue.ts`). */
export function messagesOf(locale: Locale): Messages {
  if (locale === 'sv') return sv;
  return locale === PSEUDO_LOCALE ? pseudo : en;
}
