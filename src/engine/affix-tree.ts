import { beginsWith } from './begins-with.ts'
/** Which end of the texts a tree compares. */
export type TextEnd = 'start' | 'end'

/** One step of a path. `items` belong to the text that the labels from the root spell. */
export interface AffixNode<T> {
  label: string
  readonly items: T[]
  parent: AffixNode<T> | undefined
  readonly children: Map<number, AffixNode<T>>
}

/**
 * Finds, among many prefixes (or suffixes), those of one text, in time that depends on the text and hardly on their number: a radix
 * tree. Each item is added under its affix; a text is led along the labels that it begins (or ends) with.
 */
export class AffixTree<T> {
  readonly root: AffixNode<T> = { label: '', items: [], parent: undefined, children: new Map() }
  readonly #end: TextEnd

  constructor(end: TextEnd) {
    this.#end = end
  }

  add(affix: string, item: T): void {
    let node = this.root
    let rest = affix
    while (rest !== '') {
      const next = node.children.get(this.#edge(rest)) ?? this.#attach(node, rest)
      const shared = this.#sharedLength(next.label, rest)
      node = shared < next.label.length ? this.#split(next, shared) : next
      rest = this.#without(rest, shared)
    }
    node.items.push(item)
  }

  /** The deepest node whose labels spell an affix of the text: its items and those of its parents are all that have one. */
  find(text: string): AffixNode<T> {
    return this.#end === 'start' ? this.#findFromStart(text) : this.#findFromEnd(text)
  }

  #findFromStart(text: string): AffixNode<T> {
    let node = this.root
    for (let position = 0; position < text.length; ) {
      const next = node.children.get(text.charCodeAt(position))
      if (next === undefined || !beginsWith(text, next.label, position)) break
      position += next.label.length
      node = next
    }
    return node
  }

  #findFromEnd(text: string): AffixNode<T> {
    let node = this.root
    for (let position = text.length; position > 0; ) {
      const next = node.children.get(text.charCodeAt(position - 1))
      if (next === undefined || !text.endsWith(next.label, position)) break
      position -= next.label.length
      node = next
    }
    return node
  }

  #attach(parent: AffixNode<T>, label: string): AffixNode<T> {
    const node: AffixNode<T> = { label, items: [], parent, children: new Map() }
    parent.children.set(this.#edge(label), node)
    return node
  }

  /** Puts a node between `node` and its parent, after the first `length` characters of its label. */
  #split(node: AffixNode<T>, length: number): AffixNode<T> {
    const { label, parent } = node
    const upper: AffixNode<T> = { label: this.#first(label, length), items: [], parent, children: new Map() }
    parent?.children.set(this.#edge(label), upper)
    node.label = this.#without(label, length)
    node.parent = upper
    upper.children.set(this.#edge(node.label), node)
    return upper
  }

  #edge(label: string): number {
    return label.charCodeAt(this.#end === 'start' ? 0 : label.length - 1)
  }

  #first(text: string, length: number): string {
    return this.#end === 'start' ? text.slice(0, length) : text.slice(text.length - length)
  }

  #without(text: string, length: number): string {
    return this.#end === 'start' ? text.slice(length) : text.slice(0, text.length - length)
  }

  #sharedLength(a: string, b: string): number {
    const longest = Math.min(a.length, b.length)
    let shared = 0
    const at = (text: string) => text.charCodeAt(this.#end === 'start' ? shared : text.length - 1 - shared)
    while (shared < longest && at(a) === at(b)) shared++
    return shared
  }
}
