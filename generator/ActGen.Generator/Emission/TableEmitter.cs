using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Writes the file of a table: an entry for each activation, whose delegates call the methods of the type.</summary>
internal static class TableEmitter
{
    public static string Write(TableModel table) => SourceFile.Write(table, writer =>
    {
        if (!table.IsDocumented)
        {
            writer.Line("/// <summary>Lists the activations of this type by name.</summary>");
        }

        if (!table.IsMarkedGenerated)
        {
            writer.Line(SourceFile.GeneratedCodeAttribute);
        }

        writer.Line($"{table.Modifiers} global::ActGen.ActivationTable{(table.IsNullable ? "?" : "")} {table.Name}()");
        using (writer.Indented())
        {
            writer.Line("=> new global::ActGen.ActivationTable(");
            using (writer.Indented())
            {
                for (int i = 0; i < table.Entries.Count; i++)
                {
                    bool isLast = i == table.Entries.Count - 1;
                    WriteEntry(writer, new TableEntryText(table, table.Entries[i]), isLast ? ");" : ",");
                }

                if (table.Entries.Count == 0)
                {
                    writer.Line("new global::ActGen.ActivationEntry[0]);");
                }
            }
        }
    });

    private static void WriteEntry(SourceWriter writer, TableEntryText entry, string end)
    {
        string[] options = [.. entry.Options];
        writer.Line($"new global::ActGen.ActivationEntry<{entry.Keyword}>(");
        using (writer.Indented())
        {
            writer.Line(string.Join(",\n", entry.Arguments) + (options.Length > 0 ? "," : ")" + end));
            if (options.Length > 0)
            {
                WriteOptions(writer, entry.Keyword, options, ")" + end);
            }
        }
    }

    private static void WriteOptions(SourceWriter writer, string keyword, string[] options, string end)
    {
        writer.Line($"new global::ActGen.ActivationEntryOptions<{keyword}>");
        writer.Line("{");
        using (writer.Indented())
        {
            foreach (string option in options)
            {
                writer.Line(option + ",");
            }
        }

        writer.Line("}" + end);
    }
}
