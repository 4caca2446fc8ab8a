// Starts @elastic/mockotlpserver, tells its two addresses, then each span and event it receives.
const { MockOtlpServer } = require('@elastic/mockotlpserver');

const server = new MockOtlpServer({
  logLevel: 'error',
  services: ['http', 'grpc'],
  httpHostname: '127.0.0.1',
  httpPort: 0,
  grpcHostname: '127.0.0.1',
  grpcPort: 0,
  onTrace: (request) => {
    for (const resource of request.resourceSpans) {
      for (const scope of resource.scopeSpans) {
        for (const span of scope.spans) {
          console.log('span', Buffer.from(span.spanId).toString('hex'), span.name);
        }
      }
    }
  },
  onLogs: (request) => {
    for (const resource of request.resourceLogs) {
      for (const scope of resource.scopeLogs) {
        scope.logRecords.forEach((log) => console.log('log', log.body.stringValue));
      }
    }
  },
});
server.start().then(() => {
  console.log(`http http://${server.httpUrl.host}`);
  console.log(`grpc http://${server.grpcUrl.host}`);
});
