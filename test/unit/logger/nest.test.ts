import 'reflect-metadata';
import * as common from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { traceable } from '../../../src/logger/traceable.ts';
import { openDoor } from '../../helpers/open-door.ts';

const SOURCE = `
@Controller('exams')
class Exams {
  site = 'north';
  @Get('above/:id') @traceable({ name: 'above' })
  above(@Param('id') id) { return { id, site: this.site }; }
  @traceable({ name: 'below' }) @Get('below/:id')
  async below(@Param('id') id) { return { id, site: this.site }; }
}
@Module({ controllers: [Exams] })
class Application {}`;

/** As a NestJS project compiles it. */
function application(): new () => object {
  const { code } = transformSync(SOURCE, {
    loader: 'ts',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  const { Controller, Get, Module, Param } = common;
  return new Function(
    'traceable',
    'nest',
    `const { Controller, Get, Module, Param } = nest;${code}
    return Application;`,
  )(traceable, { Controller, Get, Module, Param });
}

const door = openDoor();

describe('a NestJS controller', () => {
  it('keeps its routes and parameters, whichever decorator is above', async () => {
    const nest = await NestFactory.create(application(), { logger: false });
    await nest.listen(0, '127.0.0.1');
    const url = await nest.getUrl();
    const get = async (path: string): Promise<unknown> => (await fetch(url + path)).json();
    expect(await get('/exams/above/7')).toEqual({ id: '7', site: 'north' });
    expect(await get('/exams/below/8')).toEqual({ id: '8', site: 'north' });
    await nest.close();
    expect(door.host.calls.map(({ body }) => body)).toEqual([
      'above started',
      'above finished',
      'below started',
      'below finished',
    ]);
  });
});
