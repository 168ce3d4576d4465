/** A binary heap of nodes by seconds, in flat arrays that grow; a node may stand in it more than once. */
export class NodeHeap {
  size = 0;
  #nodes = new Int32Array(256);
  #seconds = new Float64Array(256);

  push(node: number, seconds: number): void {
    if (this.size === this.#nodes.length) this.#grow();
    let slot = this.size++;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if ((this.#seconds[parent] ?? 0) <= seconds) break;
      this.#move(parent, slot);
      slot = parent;
    }
    this.#nodes[slot] = node;
    this.#seconds[slot] = seconds;
  }

  /** Takes the soonest out; only while `size` is above 0. */
  pop(): { node: number; seconds: number } {
    const soonest = { node: this.#nodes[0] ?? 0, seconds: this.#seconds[0] ?? 0 };
    const last = --this.size;
    const node = this.#nodes[last] ?? 0;
    const seconds = this.#seconds[last] ?? 0;
    let slot = 0;
    for (let child = 1; child < last; child = 2 * slot + 1) {
      if (child + 1 < last && (this.#seconds[child + 1] ?? 0) < (this.#seconds[child] ?? 0)) child++;
      if ((this.#seconds[child] ?? 0) >= seconds) break;
      this.#move(child, slot);
      slot = child;
    }
    this.#nodes[slot] = node;
    this.#seconds[slot] = seconds;
    return soonest;
  }

  #move(from: number, to: number): void {
    this.#nodes[to] = this.#nodes[from] ?? 0;
    this.#seconds[to] = this.#seconds[from] ?? 0;
  }

  #grow(): void {
    const nodes = new Int32Array(2 * this.#nodes.length);
    nodes.set(this.#nodes);
    const seconds = new Float64Array(nodes.length);
    seconds.set(this.#seconds);
    this.#nodes = nodes;
    this.#seconds = seconds;
  }
}
