console.log('hello', process.argv[2] ?? 'world');
