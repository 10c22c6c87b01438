import { beforeAll, expect, it } from 'vitest';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { copyConfiguration } from '#app/services/configurations/copy-configuration.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { deleteConfiguration } from '#app/services/configurations/delete-configuration.server.ts';
import { getConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { listConfigurations } from '#app/services/configurations/list-configurations.server.ts';
import { loadShared } from '#app/services/configurations/load-shared.server.ts';
import { openConfiguration } from '#app/services/configurations/open-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { setPreference, togglePreference } from '#app/services/customers/preferences.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { newestVersion } from '#app/services/families/load-family-version.server.ts';
import { lampFamily } from '#test/factories/family.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const decide = (variable: string, value: string | number) => ({ kind: 'decide', variable, value });

onEachDatabase('configurations', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('keep the changes of tabs that change different things at once', async () => {
    const actor = guest();
    const { id } = await createConfiguration(actor, { familyId: 'lamp' });
    const changes = [
      decide('foot', 'steel'),
      decide('shade', 'wool'),
      decide('colour', 'red'),
      decide('height', '350'),
      decide('engraving', ' Elsa\n'),
    ];
    await Promise.all(changes.map((change) => applyChange(actor, { id, change })));
    const { decisions, revision } = await getConfiguration(actor, id);
    expect(new Map(decisions.map(({ variable, value }) => [variable, value]))).toEqual(
      new Map<string, string | number>([
        ['foot', 'steel'],
        ['shade', 'wool'],
        ['colour', 'red'],
        ['height', 350],
        ['engraving', 'Elsa'],
      ]),
    );
    expect(revision).toBe(5);
  });

  it('merge a replacement by its difference from what the page showed', async () => {
    const actor = guest();
    const base = [{ variable: 'foot', value: 'oak' }];
    const { id } = await createConfiguration(actor, { familyId: 'lamp', decisions: base });
    await applyChange(actor, { id, change: decide('height', 310) });
    const decisions = [{ variable: 'foot', value: 'steel' }];
    const saved = await applyChange(actor, { id, change: { kind: 'replace', decisions, base } });
    expect(saved.decisions).toEqual([
      { variable: 'height', value: 310 },
      { variable: 'foot', value: 'steel' },
    ]);
  });

  it('refuse what the family does not have, and what clashes; nothing is lost', async () => {
    const actor = guest();
    const { id } = await createConfiguration(actor, { familyId: 'lamp' });
    await applyChange(actor, { id, change: decide('foot', 'oak') });
    for (const change of [
      decide('foot', 'gold'),
      decide('nose', 'long'),
      decide('height', 305),
      decide('engraving', 'x'.repeat(21)),
    ]) {
      await expect(applyChange(actor, { id, change })).rejects.toMatchObject({
        code: 'unknown-value',
      });
    }
    await expect(
      applyChange(actor, { id, change: decide('colour', 'blue') }),
    ).rejects.toMatchObject({ code: 'configuration-invalid' });
    expect((await getConfiguration(actor, id)).decisions).toEqual([
      { variable: 'foot', value: 'oak' },
    ]);
    await expect(applyChange(actor, { id, change: { kind: 'boil' } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('are there for their owner alone; staff may look, not change', async () => {
    const owner = await userActor('customer');
    const { id } = await createConfiguration(owner, { familyId: 'lamp', name: 'Mine' });
    const missing = { code: 'not-found' };
    const others = [guest(), await userActor('customer'), await userActor('production')];
    for (const other of others) {
      await expect(getConfiguration(other, id)).rejects.toMatchObject(missing);
    }
    const sales = await userActor('sales');
    expect((await getConfiguration(sales, id)).name).toBe('Mine');
    for (const other of [...others, sales]) {
      const change = decide('foot', 'steel');
      await expect(applyChange(other, { id, change })).rejects.toMatchObject(missing);
      await expect(renameConfiguration(other, { id, name: 'x' })).rejects.toMatchObject(missing);
      await expect(deleteConfiguration(other, id)).rejects.toMatchObject(missing);
    }
    expect(await getConfiguration(owner, id)).toMatchObject({ name: 'Mine', decisions: [] });
    const acting = { ...sales, actingFor: owner.user?.customerId };
    await applyChange(acting, { id, change: decide('foot', 'steel') });
    expect((await getConfiguration(owner, id)).decisions).toHaveLength(1);
  });

  it('are shared by a link that shows the product and lets others copy it', async () => {
    const owner = await userActor('customer');
    const source = await createConfiguration(owner, {
      familyId: 'lamp',
      decisions: [{ variable: 'shade', value: 'wool' }],
    });
    const visitor = guest();
    const shared = await loadShared(source.shareToken);
    expect(shared.decisions).toEqual(source.decisions);
    const copy = await copyConfiguration(visitor, { shareToken: source.shareToken });
    expect(copy.shareToken).not.toBe(source.shareToken);
    await applyChange(visitor, { id: copy.id, change: { kind: 'retract', variable: 'shade' } });
    expect((await getConfiguration(owner, source.id)).decisions).toHaveLength(1);
    expect(await listConfigurations(visitor)).toHaveLength(1);
    await expect(loadShared('guessed')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('obey the preferences that are switched on', async () => {
    const owner = await userActor('customer');
    const { id } = await createConfiguration(owner, { familyId: 'lamp' });
    const wool = async () => {
      const { state } = await openConfiguration(owner, id);
      const shade = state.variables.find(({ variable }) => variable === 'shade');
      return shade?.options.find(({ value }) => value === 'wool')?.status;
    };
    expect(await wool()).toBe('valid');
    await setPreference(owner, { key: 'vegan', value: 'true' });
    expect(await wool()).toBe('invalid');
    await togglePreference(owner, { key: 'vegan', enabled: false });
    expect(await wool()).toBe('valid');
    const stranger = { key: 'vegan', value: true, customerId: owner.user?.customerId };
    await expect(setPreference(await userActor('customer'), stranger)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(setPreference(owner, { key: 'shoeSize', value: 42 })).rejects.toMatchObject({
      code: 'unknown-value',
    });
  });

  it('stay on the version they were made on', async () => {
    const actor = guest();
    const before = await createConfiguration(actor, { familyId: 'lamp' });
    expect((await publishFamily(lampFamily(), NOW)).published).toBe(false);
    const next = await publishFamily(lampFamily(20_000), NOW);
    expect(next).toMatchObject({ published: true, number: 2 });
    expect((await newestVersion('lamp')).number).toBe(2);
    const old = await openConfiguration(actor, before.id);
    const fresh = await createConfiguration(actor, { familyId: 'lamp' });
    const now = await openConfiguration(actor, fresh.id);
    expect(old.version.number).toBe(1);
    expect((now.price?.net ?? 0) - (old.price?.net ?? 0)).toBe(10_000);
    expect((await publishFamily(lampFamily(), NOW)).number).toBe(3);
  });
});
