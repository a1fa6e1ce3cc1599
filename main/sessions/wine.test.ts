import { afterEach, expect, it, vi } from 'vitest';
import { createFakeSystem } from './testing/fake-system.ts';
import { endWineServices } from './wine.ts';

afterEach(() => vi.unstubAllEnvs());

const withServices = () => {
  const system = createFakeSystem();
  system.run(10, 'services.exe', { variables: ['WINEPREFIX=/kit/prefix'] });
  system.run(20, 'services.exe', { variables: ['WINEPREFIX=/other'] });
  return system;
};

it("ends the services of the kit's own Wine", async () => {
  const system = withServices();
  expect(await endWineServices(system, '/kit')).toEqual({ says: "Wine's services are ended.", fine: true });
  expect([...system.running.keys()]).toEqual([20]);
});

it('ends those of the Wine that ENGINE_PREFIX names, and leaves the others alone', async () => {
  vi.stubEnv('ENGINE_PREFIX', '/other');
  const system = withServices();
  await endWineServices(system, '/kit');
  expect([...system.running.keys()]).toEqual([10]);
});

it('leaves services whose programs run', async () => {
  const system = withServices();
  system.run(11, 'cdb.exe', { variables: ['WINEPREFIX=/kit/prefix'] });
  expect(await endWineServices(system, '/kit')).toMatchObject({
    fine: true,
    says: expect.stringContaining('cdb.exe'),
  });
  expect([...system.running.keys()]).toEqual([10, 20, 11]);
});
