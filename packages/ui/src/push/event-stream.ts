/** One server-sent event. A comment line (the heartbeat) arrives as `event: ''` with no data. */
export interface StreamEvent {
  event: string;
  data: string;
  id: string | undefined;
}

/**
 * Reads server-sent events out of text that arrives in arbitrary pieces (WHATWG event stream format).
 * EventSource hides comment lines, so a silent connection could not be told from a dead one; this shows them.
 */
export class EventStreamReader {
  #rest = '';
  #event = '';
  #data: string[] = [];
  #id: string | undefined;

  /** Takes the next piece of text, gives the events completed by it. */
  push(piece: string): StreamEvent[] {
    const found: StreamEvent[] = [];
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = this.#take(line);
      if (event) found.push(event);
    }
    return found;
  }

  #take(line: string): StreamEvent | undefined {
    if (line.startsWith(':')) return { event: '', data: '', id: this.#id };
    if (line === '') return this.#finish();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id') this.#id = value;
    return undefined;
  }

  #finish(): StreamEvent | undefined {
    const event = this.#event || 'message';
    const data = this.#data.join('\n');
    const complete = this.#data.length > 0;
    this.#event = '';
    this.#data = [];
    return complete ? { event, data, id: this.#id } : undefined;
  }
}
