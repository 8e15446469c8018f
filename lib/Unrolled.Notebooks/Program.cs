return Unrolled.Notebooks.ChildProgram.Run(args);
