/**
 * The lessons of a training's first step, kept with what their teacher said of them: what they come to later, by the same texts, drafts and
 * labels, is the loss on a batch that stands still. The losses of the steps themselves are each of other texts.
 */
import type { Lesson } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Student, TaughtText } from './student.ts';

export class FirstLessons {
  readonly #teacher: GPUBuffer;

  /** To be made while the teacher's rows are those of the lessons. */
  constructor(
    private readonly gpu: Gpu,
    private readonly texts: readonly TaughtText[],
    private readonly lessons: readonly Lesson[],
    teacher: GPUBuffer,
  ) {
    this.#teacher = gpu.storage('teacher of the first lessons', teacher.size);
    this.#copy(teacher, this.#teacher);
  }

  /** As the student is now; it learns nothing. The teacher's rows are those of these lessons then. */
  async loss(student: Student): Promise<number> {
    this.#copy(this.#teacher, student.teacher);
    return (await student.judge(this.texts, this.lessons)).loss;
  }

  destroy(): void {
    this.#teacher.destroy();
  }

  #copy(from: GPUBuffer, to: GPUBuffer): void {
    const encoder = this.gpu.device.createCommandEncoder({ label: 'first lessons' });
    encoder.copyBufferToBuffer(from, 0, to, 0, from.size);
    this.gpu.device.queue.submit([encoder.finish()]);
  }
}
