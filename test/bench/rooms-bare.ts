import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { heldBytes } from './collecting.ts';
import { tell } from './rooms-load.ts';

// Socket.IO alone: no session, no database, nothing kept. What it takes is the least that a room of three can take.
const server = createServer();
const io = new Server(server, { serveClient: false, transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('enter', (room: string) => void socket.join(room));
  socket.on('say', (room: string, text: string, ack: () => void) => {
    io.to(room).emit('said', text);
    ack();
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
tell('listening', (server.address() as AddressInfo).port);
process.on('message', ({ word }: { word: string }) => {
  if (word === 'memory') tell('memory', { held: heldBytes(), resident: process.memoryUsage().rss });
  if (word !== 'end') return;
  void io.close();
  process.disconnect();
});
