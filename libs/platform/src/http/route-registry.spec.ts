import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { createAdapter } from './create-adapter.js';
import { definePermission } from './permission.js';
import { Route, type RouteDeclaration } from './route.decorator.js';
import { RouteRegistry } from './route-registry.js';

definePermission('lantern.light', { label: 'Thắp đèn' });
const declaration: RouteDeclaration = { permission: 'lantern.light', rate: 'write', cache: 'none', audit: 'action' };

async function start(...controllers: Type[]): Promise<RouteRegistry> {
  const module = await Test.createTestingModule({ imports: [DiscoveryModule], controllers, providers: [RouteRegistry] }).compile();
  const app = module.createNestApplication(createAdapter({ trustedProxies: [] }), { logger: false });
  await app.init();
  return app.get(RouteRegistry);
}

const withDeclaration = (more: object): Type => {
  @Controller('api/lanterns')
  class LanternsController {
    @Post()
    @Route({ ...declaration, ...more })
    light() {
      return null;
    }
  }
  return LanternsController;
};

describe('the routes', () => {
  it('are known from their metadata, all paths of each, inherited ones too', async () => {
    class Shown {
      @Get(':id')
      @Route({ permission: 'public', rate: 'read', cache: 'none', audit: 'none' })
      show() {
        return null;
      }
    }
    @Controller(['api/lanterns', 'api/lamps/'])
    class LanternsController extends Shown {
      @Post(['', 'again'])
      @Route(declaration)
      light() {
        return null;
      }

      helper() {
        return null;
      }
    }
    const routes = (await start(LanternsController)).list();
    expect(routes.map(({ method, path, handler }) => `${method} ${path} ${handler}`)).toEqual([
      'POST /api/lamps light',
      'GET /api/lamps/:id show',
      'POST /api/lamps/again light',
      'POST /api/lanterns light',
      'GET /api/lanterns/:id show',
      'POST /api/lanterns/again light',
    ]);
    expect(routes[0]).toMatchObject({ controller: 'LanternsController', declaration });
  });

  it('without a declaration stop the start', async () => {
    class DarkController {
      look() {
        return null;
      }
    }
    // By hand: the sources hold no route without a declaration, not even here.
    Get()(DarkController.prototype, 'look', Object.getOwnPropertyDescriptor(DarkController.prototype, 'look')!);
    Controller('api/dark')(DarkController);
    await expect(start(withDeclaration({}), DarkController)).rejects.toThrow('DarkController.look declares no @Route');
  });

  it.each([
    [{ permission: 'lantern.steal' }, /permission lantern\.steal is declared nowhere/],
    [{ rate: 'often' }, /unknown class in @Route/],
    [{ cache: 'forever' }, /unknown class in @Route/],
    [{ audit: undefined }, /unknown class in @Route/],
  ])('declared with %j stop the start', async (more, message) => {
    await expect(start(withDeclaration(more))).rejects.toThrow(message);
  });
});
