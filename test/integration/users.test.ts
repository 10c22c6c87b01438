import { expect, it } from 'vitest';
import { changeRole } from '#app/services/users/change-role.server.ts';
import { createUser } from '#app/services/users/create-user.server.ts';
import { listUsers } from '#app/services/users/list-users.server.ts';
import { setActive } from '#app/services/users/set-active.server.ts';
import { database } from '#app/utils/database.server.ts';
import { ROLES } from '#rules/policy/permissions.ts';
import { guest } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('users', () => {
  it('are managed by administrators alone, and nothing changes otherwise', async () => {
    const target = await userActor('customer');
    const id = target.user?.id;
    for (const role of ROLES.filter((known) => known !== 'administrator')) {
      const actor = await userActor(role);
      const expected = { code: 'not-allowed' };
      await expect(listUsers(actor)).rejects.toMatchObject(expected);
      await expect(changeRole(actor, { id, role: 'administrator' })).rejects.toMatchObject(
        expected,
      );
      await expect(setActive(actor, { id, active: false })).rejects.toMatchObject(expected);
      await expect(createUser(actor, {})).rejects.toMatchObject(expected);
    }
    await expect(listUsers(guest())).rejects.toMatchObject({ code: 'sign-in-required' });
    const stored = await database().user.findUniqueOrThrow({ where: { id: id ?? '' } });
    expect(stored).toMatchObject({ role: 'customer', active: true });
  });

  it('always keep an administrator, also when two demote each other at once', async () => {
    await database().user.updateMany({
      where: { role: 'administrator' },
      data: { active: false },
    });
    const [one, two] = [await userActor('administrator'), await userActor('administrator')];
    const results = await Promise.allSettled([
      changeRole(one, { id: two.user?.id, role: 'sales' }),
      setActive(two, { id: one.user?.id, active: false }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database().user.count({ where: { role: 'administrator', active: true } })).toBe(1);
    const refused = results.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'last-administrator' } });
  });

  it('are made with a role, and told apart by their address', async () => {
    const administrator = await userActor('administrator');
    const input = {
      name: 'Per',
      email: 'per@example.com',
      role: 'production',
      password: 'password',
    };
    await createUser(administrator, input);
    await expect(createUser(administrator, input)).rejects.toMatchObject({ code: 'email-taken' });
    const users = await listUsers(administrator);
    expect(users.find(({ email }) => email === 'per@example.com')).toMatchObject({
      role: 'production',
      active: true,
    });
    const audit = await database().auditEvent.count({ where: { action: 'user.created' } });
    expect(audit).toBe(1);
  });
});
