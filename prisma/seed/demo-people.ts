/** The people of the demo: one user for each role, and customers with what they have told us. */
import type { Scalar } from '#rules/model/condition.ts';
import { ROLES, type Role } from '#rules/policy/permissions.ts';
import { DEMO_EMAIL } from '#app/services/auth/sign-in-demo.server.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { hashPassword } from '#app/utils/secrets.server.ts';

const PASSWORD = 'demo';

const NAMES: Readonly<Record<Role, string>> = {
  customer: 'Anna Lindqvist',
  sales: 'Sven Hallberg',
  'sales-manager': 'Marit Dahl',
  production: 'Petra Nyström',
  'production-manager': 'Pavel Novák',
  administrator: 'Astrid Ek',
};

export interface DemoCustomer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: 'en' | 'sv';
  readonly market: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly preferences: Readonly<Record<string, Scalar>>;
}

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  {
    name: NAMES.customer,
    email: DEMO_EMAIL.customer,
    phone: '+46 70 174 06 31',
    locale: 'en',
    market: 'SE',
    street: 'Kungsgatan 12',
    postalCode: '411 19',
    city: 'Göteborg',
    preferences: { riderHeight: 172, vegan: true, coastalHome: true, terrain: 'hilly' },
  },
  {
    name: 'Erik Sandström',
    email: 'erik@example.com',
    phone: '+46 70 174 06 32',
    locale: 'sv',
    market: 'SE',
    street: 'Lilla Torg 4',
    postalCode: '211 34',
    city: 'Malmö',
    preferences: { riderHeight: 188, riderMass: 96, terrain: 'flat' },
  },
  {
    name: 'Miriam Vogel',
    email: 'miriam@example.com',
    phone: '+49 30 23125 411',
    locale: 'en',
    market: 'DE',
    street: 'Bergmannstraße 71',
    postalCode: '10961',
    city: 'Berlin',
    preferences: { riderHeight: 165, latexAllergy: true, budget: 'middle' },
  },
  {
    name: 'Joris de Wit',
    email: 'joris@example.com',
    phone: '+31 20 700 94 12',
    locale: 'en',
    market: 'NL',
    street: 'Prinsengracht 214',
    postalCode: '1016 HD',
    city: 'Amsterdam',
    preferences: { riderHeight: 191, winterRiding: true, dailyDistance: 28, terrain: 'flat' },
  },
  {
    name: 'Karin Öberg',
    email: 'karin@example.com',
    phone: '+46 70 174 06 35',
    locale: 'sv',
    market: 'SE',
    street: 'Storgatan 38',
    postalCode: '903 26',
    city: 'Umeå',
    preferences: { leftHanded: true, winterRiding: true, budget: 'low' },
  },
  {
    name: 'Thomas Keller',
    email: 'thomas@example.com',
    phone: '+49 40 66969 803',
    locale: 'en',
    market: 'DE',
    street: 'Eppendorfer Weg 155',
    postalCode: '20253',
    city: 'Hamburg',
    preferences: { riderMass: 84, terrain: 'mixed', budget: 'high' },
  },
];

/** Makes whoever is missing; `declared` are the preferences the published families know. */
export async function seedDemoPeople(declared: ReadonlySet<string>): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(async (tx) => {
    for (const role of ROLES) {
      const email = DEMO_EMAIL[role];
      await tx.user.upsert({
        where: { email },
        create: { email, name: NAMES[role], role, passwordHash, locale: 'en' },
        update: {},
      });
    }
    const manager = await tx.user.findUniqueOrThrow({ where: { email: DEMO_EMAIL.sales } });
    for (const { preferences, ...person } of DEMO_CUSTOMERS) {
      if ((await tx.customer.count({ where: { email: person.email } })) > 0) continue;
      const user = await tx.user.findUnique({ where: { email: person.email } });
      await tx.customer.create({
        data: {
          ...person,
          country: person.market,
          managerId: manager.id,
          userId: user?.id ?? null,
          preferences: {
            create: Object.entries(preferences)
              .filter(([key]) => declared.has(key))
              .map(([key, value]) => ({ key, value, source: user ? 'told' : 'staff' })),
          },
        },
      });
    }
  });
}
