// @ts-check
// One stream for all tabs of a browser: more than six would leave no connection for pages.

/** @type {Map<string, { source: EventSource, ports: Set<MessagePort> }>} */
const streams = new Map();

/** @param {string} address @param {MessagePort} port */
function listen(address, port) {
  let stream = streams.get(address);
  if (!stream) {
    const source = new EventSource(address);
    const made = { source, ports: new Set() };
    source.addEventListener("changed", () => made.ports.forEach((one) => one.postMessage("changed")));
    streams.set(address, made);
    stream = made;
  }
  stream.ports.add(port);
}

/** @param {MessagePort} port */
function leave(port) {
  streams.forEach((stream, address) => {
    stream.ports.delete(port);
    if (stream.ports.size === 0) {
      stream.source.close();
      streams.delete(address);
    }
  });
}

// @ts-ignore: a shared worker's own event
self.addEventListener("connect", (/** @type {MessageEvent} */ event) => {
  const port = event.ports[0];
  port.addEventListener("message", (message) => (message.data === "bye" ? leave(port) : listen(message.data, port)));
  port.start();
});
