import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** A method that bears a mark: the mark's value, a name for people (`Class.method`), and the method bound to its instance. */
export interface MarkedMethod<F> {
  readonly value: string;
  readonly name: string;
  readonly call: F;
}

/** Finds the methods marked with a decorator on any provider of the application. */
@Injectable()
export class MarkedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Every method that bears `mark`, each once. Walks all providers: remember the answer. */
  find<F extends (...args: never[]) => unknown>(mark: symbol): MarkedMethod<F>[] {
    const holders = new Set(
      this.discovery.getProviders().map((provider) => (provider.isDependencyTreeStatic() ? (provider.instance as unknown) : null)),
    );
    return [...holders].flatMap((holder) => (isHolder<F>(holder) ? this.methodsOf(holder, mark) : []));
  }

  private methodsOf<F extends (...args: never[]) => unknown>(holder: Record<string, F>, mark: symbol): MarkedMethod<F>[] {
    return this.scanner.getAllMethodNames(Object.getPrototypeOf(holder) as object).flatMap((name) => {
      const method = holder[name];
      if (typeof method !== 'function') return [];
      const value = this.reflector.get<string | undefined>(mark, method);
      return value === undefined ? [] : [{ value, name: `${holder.constructor.name}.${name}`, call: method.bind(holder) as F }];
    });
  }
}

function isHolder<F>(instance: unknown): instance is Record<string, F> {
  if (typeof instance !== 'object' || instance === null) return false;
  const prototype = Object.getPrototypeOf(instance) as object | null;
  return prototype !== null && prototype !== Object.prototype;
}
