import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { DeliveredEvent } from './on-event.decorator.js';
import { ON_EVENT } from './on-event.decorator.js';

type Listener = (event: DeliveredEvent) => Promise<void>;

/** Finds the methods marked with a decorator on any provider of the application. */
@Injectable()
export class MarkedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Every method that bears `mark`, bound to its instance, with the mark's value. */
  find<F extends (...args: never[]) => unknown>(mark: symbol): { value: string; name: string; call: F }[] {
    return this.discovery.getProviders().flatMap((provider) => {
      const holder = provider.isDependencyTreeStatic() ? (provider.instance as Record<string, F> | null) : null;
      if (!holder || typeof holder !== 'object') return [];
      const prototype = Object.getPrototypeOf(holder) as object | null;
      if (!prototype || prototype === Object.prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = holder[name];
        if (typeof method !== 'function') return [];
        const value = this.reflector.get<string | undefined>(mark, method);
        return value === undefined ? [] : [{ value, name: `${holder.constructor.name}.${name}`, call: method.bind(holder) as F }];
      });
    });
  }

  listenersOf(type: string): { name: string; call: Listener }[] {
    return this.find<Listener>(ON_EVENT).filter(({ value }) => value === type);
  }
}
