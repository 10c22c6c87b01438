import { beforeAll, beforeEach, expect, it } from 'vitest';
import { replay } from '#rules/workflow/change-log.ts';
import { sameDecisions } from '#rules/workflow/configurator-change.ts';
import { purgeExpired } from '#app/services/auth/purge-expired.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { applyChange, offerChange } from '#app/services/configurations/apply-change.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { deleteConfiguration } from '#app/services/configurations/delete-configuration.server.ts';
import { getConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { openConfiguration } from '#app/services/configurations/open-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { setPreference } from '#app/services/customers/preferences.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { answerSuggestion } from '#app/services/live/answer-suggestion.server.ts';
import { readLog } from '#app/services/live/change-log.server.ts';
import { follow, liveState, type LiveState } from '#app/services/live/follow.server.ts';
import { invite, listInvitations, withdrawInvitation } from '#app/services/live/invite.server.ts';
import { join } from '#app/services/live/join.server.ts';
import { showStep } from '#app/services/live/presence.server.ts';
import { endStreams } from '#app/services/live/streams.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const decide = (variable: string, value: string | number) => ({ kind: 'decide', variable, value });
const notAllowed = { code: 'not-allowed' };
const notFound = { code: 'not-found' };

/** Somebody invited, with a role, onto the owner's configuration. */
async function invited(owner: Actor, id: string, role: string, name: string): Promise<Actor> {
  const { token } = await invite(owner, { configurationId: id, role });
  const actor = guest();
  expect(await join(actor, token, { name })).toEqual({ configurationId: id, role });
  return actor;
}

/** A follower's states, read one after the other; quiet signs of life are passed over. */
async function listen(actor: Actor, id: string, since = 0) {
  const gone = new AbortController();
  const who = () => Promise.resolve({ ...actor, now: new Date() });
  const states = await follow({ id, since, who, gone: gone.signal });
  const next = async (): Promise<LiveState | undefined> => {
    const { value, done } = await states.next();
    return done === true ? undefined : value === 'quiet' ? next() : value;
  };
  return {
    next,
    async until(holds: (state: LiveState) => boolean): Promise<LiveState> {
      for (;;) {
        const state = await next();
        if (state === undefined) throw new Error('the stream ended');
        if (holds(state)) return state;
      }
    },
    async hangUp() {
      gone.abort();
      while ((await next()) !== undefined);
    },
  };
}

const at = (revision: number) => (state: LiveState) =>
  state.access.configuration.revision >= revision;

onEachDatabase('a configuration together', ({ provider }) => {
  let owner: Actor;
  let id: string;
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });
  beforeEach(async () => {
    owner = await userActor('customer', { now: new Date() });
    ({ id } = await createConfiguration(owner, { familyId: 'lamp' }));
  });

  it('keeps one log of everybody at once, each key once', async () => {
    const sven = await invited(owner, id, 'edit', 'Sven');
    const mia = await invited(owner, id, 'edit', 'Mia');
    const sent = [
      [owner, decide('foot', 'steel'), 'key-of-foot'],
      [sven, decide('shade', 'wool'), 'key-of-shade'],
      [mia, decide('colour', 'red'), 'key-of-colour'],
      [sven, decide('height', 350), 'key-of-height'],
      [owner, { kind: 'retract', variable: 'engraving' }, 'key-of-retract'],
    ] as const;
    const twice = [...sent, ...sent];
    await Promise.all(twice.map(([actor, change, key]) => applyChange(actor, { id, change, key })));
    const stored = await getConfiguration(owner, id);
    const log = await readLog(id, stored.revision);
    expect(stored.revision).toBe(sent.length);
    expect(log.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(log.map(({ key }) => key).sort()).toEqual(sent.map(([, , key]) => key).sort());
    expect(sameDecisions(replay(log), stored.decisions)).toBe(true);
    const names = Object.fromEntries(log.map(({ key, authorName }) => [key, authorName]));
    expect(names['key-of-shade']).toBe('Sven');
    expect(names['key-of-foot']).toBe(owner.user?.name);
  });

  it('lets each role do what it may, and nothing else', async () => {
    const roles = ['view', 'suggest', 'edit'] as const;
    for (const role of roles) {
      const actor = await invited(owner, id, role, role);
      expect((await getConfiguration(actor, id)).id).toBe(id);
      await expect(renameConfiguration(actor, { id, name: 'x' })).rejects.toMatchObject(notAllowed);
      await expect(deleteConfiguration(actor, id)).rejects.toMatchObject(notAllowed);
      await expect(addToCart(actor, { configurationId: id })).rejects.toMatchObject(notAllowed);
      await expect(invite(actor, { configurationId: id, role: 'view' })).rejects.toMatchObject(
        notAllowed,
      );
      await expect(listInvitations(actor, id)).rejects.toMatchObject(notAllowed);
      const change = decide('foot', 'steel');
      if (role === 'edit') {
        expect((await offerChange(actor, { id, change })).suggested).toBe(false);
        continue;
      }
      await expect(applyChange(actor, { id, change })).rejects.toMatchObject(notAllowed);
      const offer = offerChange(actor, { id, change });
      if (role === 'view') await expect(offer).rejects.toMatchObject(notAllowed);
      else expect((await offer).suggested).toBe(true);
      expect((await getConfiguration(owner, id)).decisions).toEqual([]);
      await expect(
        answerSuggestion(actor, { id, sequence: 1, answer: 'taken' }),
      ).rejects.toMatchObject(notAllowed);
    }
    expect((await getConfiguration(owner, id)).decisions).toHaveLength(1);
    const stranger = guest();
    await expect(getConfiguration(stranger, id)).rejects.toMatchObject(notFound);
    await expect(listen(stranger, id)).rejects.toMatchObject(notFound);
  });

  it('takes a suggestion once, refuses one, and refuses to take what clashes by now', async () => {
    const mia = await invited(owner, id, 'suggest', 'Mia');
    await offerChange(mia, { id, change: decide('foot', 'oak') });
    await offerChange(mia, { id, change: decide('shade', 'wool') });
    await offerChange(mia, { id, change: decide('colour', 'blue') });
    const before = await liveState(owner, id, 0);
    expect(before.suggestions.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);

    const take = { id, sequence: 1, answer: 'taken', key: 'take-it-once' };
    await Promise.all([answerSuggestion(owner, take), answerSuggestion(owner, take)]);
    await answerSuggestion(owner, { id, sequence: 2, answer: 'refused' });
    await expect(
      answerSuggestion(owner, { id, sequence: 1, answer: 'refused' }),
    ).rejects.toMatchObject({ code: 'status-conflict' });
    // Oak and blue do not go together.
    await expect(
      answerSuggestion(owner, { id, sequence: 3, answer: 'taken' }),
    ).rejects.toMatchObject({ code: 'configuration-invalid' });
    const after = await liveState(owner, id, 3);
    expect(after.access.configuration.decisions).toEqual([{ variable: 'foot', value: 'oak' }]);
    expect(after.entries.map(({ kind, suggestion }) => [kind, suggestion])).toEqual([
      ['taken', 1],
      ['refused', 2],
    ]);
    expect(after.suggestions.map(({ sequence }) => sequence)).toEqual([3]);
  });

  it('offers the invited what the owner is offered', async () => {
    await setPreference(owner, { key: 'vegan', value: 'true' });
    const sven = await invited(owner, id, 'edit', 'Sven');
    const { state, facts } = await openConfiguration(sven, id);
    const shade = state.variables.find(({ variable }) => variable === 'shade');
    expect(shade?.options.find(({ value }) => value === 'wool')?.status).toBe('invalid');
    expect(facts.preferences).toEqual({ vegan: true });
    await expect(applyChange(sven, { id, change: decide('shade', 'wool') })).rejects.toMatchObject({
      code: 'configuration-invalid',
    });
    await applyChange(sven, { id, change: decide('foot', 'steel') });
    const told = await database().interaction.findMany({
      where: { customerId: owner.user?.customerId ?? '', kind: 'configured' },
    });
    expect(told, 'made, and changed by Sven, on the timeline of the owner').toHaveLength(2);
  });

  it('ends with the invitation: withdrawn, expired, forgotten', async () => {
    const { token, id: invitation } = await invite(owner, { configurationId: id, role: 'edit' });
    const sven = guest({ now: new Date() });
    await join(sven, token, { name: 'Sven' });
    const stored = await database().invitation.findMany();
    expect(JSON.stringify(stored)).not.toContain(token);
    const later = new Date(Date.now() + 8 * 24 * 60 * 60 * 1000);
    await expect(getConfiguration({ ...sven, now: later }, id)).rejects.toMatchObject(notFound);

    const hearing = await listen(sven, id);
    await hearing.next();
    const withdraw = { configurationId: id, id: invitation };
    await expect(withdrawInvitation(await userActor('customer'), withdraw)).rejects.toMatchObject(
      notFound,
    );
    await withdrawInvitation(owner, withdraw);
    await expect(hearing.until(() => false)).rejects.toMatchObject(notFound);
    await expect(getConfiguration(sven, id)).rejects.toMatchObject(notFound);
    const expired = { code: 'link-expired' };
    for (const link of [token, 'guessed']) {
      await expect(join(guest(), link, { name: 'Eve' })).rejects.toMatchObject(expired);
    }

    await invite(owner, { configurationId: id, role: 'view' });
    const where = { configurationId: id };
    await purgeExpired(new Date());
    expect(await database().invitation.count({ where })).toBe(2);
    await purgeExpired(later);
    expect(await database().invitation.count({ where })).toBe(0);
    expect(await database().participant.count({ where })).toBe(0);
  });

  it('never narrows a role by a further link, nor the owner', async () => {
    const first = await invite(owner, { configurationId: id, role: 'edit' });
    const second = await invite(owner, { configurationId: id, role: 'view' });
    const sven = guest();
    await join(sven, first.token, { name: 'Sven' });
    expect(await join(sven, second.token, { name: 'Sven' })).toMatchObject({ role: 'edit' });
    await applyChange(sven, { id, change: decide('foot', 'steel') });
    expect(await join(owner, second.token)).toMatchObject({ role: 'edit' });
    await deleteConfiguration(owner, id);
    await expect(getConfiguration(sven, id)).rejects.toMatchObject(notFound);
  });

  it('is heard by everyone who follows it, from where they left off', async () => {
    const sven = await invited(owner, id, 'edit', 'Sven');
    await applyChange(owner, { id, change: decide('foot', 'steel') });
    const hearing = await listen(sven, id, 1);
    const first = await hearing.next();
    expect(first?.entries).toEqual([]);
    expect(first?.people.map(({ name }) => name)).toEqual(['Sven']);
    await applyChange(owner, { id, change: decide('shade', 'wool') });
    const second = await hearing.until(at(2));
    expect(second.entries.map(({ authorName }) => authorName)).toEqual([owner.user?.name]);
    await hearing.hangUp();

    await applyChange(owner, { id, change: decide('colour', 'red') });
    await applyChange(owner, { id, change: decide('height', 350) });
    const again = await listen(sven, id, 2);
    const missed = await again.next();
    expect(missed?.entries.map(({ sequence }) => sequence)).toEqual([3, 4]);
    expect(missed?.access.configuration.decisions).toHaveLength(4);
    await again.hangUp();
  });

  it('shows who is there and where, and who has gone', async () => {
    const sven = await invited(owner, id, 'suggest', 'Sven');
    const ours = await listen(owner, id);
    await ours.next();
    const his = await listen(sven, id);
    await his.next();
    const both = await ours.until(({ people }) => people.length === 2);
    expect(both.people.map(({ name, role }) => [name, role])).toEqual([
      ['Sven', 'suggest'],
      [owner.user?.name, 'edit'],
    ]);
    await showStep(sven, id, 'main');
    await ours.until(({ people }) => people.some(({ step }) => step === 'main'));
    // A second tab of his: closing one leaves him there.
    const tab = await listen(sven, id);
    await tab.next();
    await his.hangUp();
    await showStep(sven, id, 'other');
    const still = await ours.until(({ people }) => people.some(({ step }) => step === 'other'));
    expect(still.people).toHaveLength(2);
    await tab.hangUp();
    await ours.until(({ people }) => people.length === 1);
    await ours.hangUp();
  });

  it('ends the oldest stream of a session with too many, and all when the process stops', async () => {
    const open = [];
    for (let tab = 0; tab < 5; tab += 1) {
      const one = await listen(owner, id);
      await one.next();
      open.push(one);
    }
    await expect(open[0]?.next()).rejects.toMatchObject({ code: 'too-many-attempts' });
    endStreams();
    for (const one of open.slice(1)) {
      while ((await one.next()) !== undefined);
    }
    expect((await liveState({ ...owner, now: new Date() }, id, 0)).people).toEqual([]);
  });

  if (provider === 'postgresql') {
    it('goes on after the connection that listens was cut', async () => {
      const hearing = await listen(owner, id);
      await hearing.next();
      const cut = await database().$executeRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
      expect(cut).toBe(1);
      await applyChange(owner, { id, change: decide('foot', 'steel') });
      const state = await hearing.until(at(1));
      expect(state.entries).toHaveLength(1);
      await hearing.hangUp();
    });
  }
});
