// NestJS with its own Logger. The decorators are called by hand, as TypeScript would.
import 'reflect-metadata';
import { Controller, Get, Logger, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

class ExamController {
  logger = new Logger('ExamController');

  open(exam) {
    this.logger.log('exam opened', { exam });
    return { exam };
  }
}
const { prototype } = ExamController;
const open = Object.getOwnPropertyDescriptor(prototype, 'open');
Get(':id')(prototype, 'open', open);
Param('id')(prototype, 'open', 0);
Controller('exams')(ExamController);

class AppModule {}
Module({ controllers: [ExamController] })(AppModule);

const app = await NestFactory.create(AppModule);
await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
process.stdout.write(`listening on ${app.getHttpServer().address().port}\n`);
process.once('SIGTERM', () => app.close());
