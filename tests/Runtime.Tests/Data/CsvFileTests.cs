using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>Tables as text: what becomes of their columns, and where the messages say that something is wrong.</summary>
public sealed class CsvFileTests : IDisposable
{
    private const string Flowers = "length,width,kind\n5.1,3.5,setosa\n7,3.2,versicolor\n6.3,3.3,virginica\n4.9,3,setosa\n";

    private static readonly CsvOptions s_kinds = new() { Label = "kind" };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_label_column_makes_classes_in_order_of_their_names()
    {
        Dataset data = Read(Flowers, s_kinds);
        Assert.Equal((4, 2, 3), (data.Rows, data.Inputs, data.Classes));
        Assert.Equal([5.1f, 3.5f, 7f, 3.2f, 6.3f, 3.3f, 4.9f, 3f], data.InputValues.ToArray());
        Assert.Equal([0, 1, 2, 0], data.Labels.ToArray());
        Assert.Equal(["setosa", "versicolor", "virginica"], data.ClassNames);

        // The same classes whatever the order of the rows.
        Assert.Equal([2, 0], Read("x,kind\n1,b\n2,B\n3,a\n", s_kinds).Labels.ToArray()[..2]);
    }

    [Fact]
    public void Names_can_be_given()
    {
        Dataset data = Read(Flowers, s_kinds with { Classes = ["virginica", "versicolor", "setosa", "other"] });
        Assert.Equal([2, 1, 0, 2], data.Labels.ToArray());
        Assert.Equal(4, data.Classes);
        Refuse(Flowers, s_kinds with { Classes = ["setosa", "virginica"] }, "line 3: column 'kind' has 'versicolor', which is none of the 2 classes given.");
    }

    [Fact]
    public void Numbers_are_the_labels_themselves()
    {
        Dataset data = Read("x,kind\n1,10\n2, 2 \n3,0\n", s_kinds);
        Assert.Equal([10, 2, 0], data.Labels.ToArray());
        Assert.Equal(11, data.Classes);
        Assert.Null(data.ClassNames);
        Assert.Equal(["-1", "1"], Read("x,kind\n1,1\n2,-1\n", s_kinds).ClassNames);
    }

    [Fact]
    public void Numbers_and_names_are_not_mixed()
    {
        const string problem = "numbers are labels, names are numbered in their order, and a column of both is neither. State the classes in their order.";
        Refuse("x,kind\n1,10\n2,2\n3,l0\n", s_kinds, $"line 4: column 'kind' has 'l0' where another row has '10': {problem}");
        Refuse("x,kind\n1,none\n2,2\n", s_kinds, $"line 3: column 'kind' has '2' where another row has 'none': {problem}");
        Assert.Equal([1, 0], Read("x,kind\n1,none\n2,2\n", s_kinds with { Classes = ["2", "none"] }).Labels.ToArray());
    }

    [Fact]
    public void Columns_can_be_chosen_by_name_and_position()
    {
        CsvOptions options = new() { Inputs = [3, "a"], Targets = ["c", "b"] };
        Dataset data = Read("a,b,c,d,e\n1,2,3,4,x\n5,6,7,8,y\n", options);
        Assert.Equal([4f, 1f, 8f, 5f], data.InputValues.ToArray());
        Assert.Equal([3f, 2f, 7f, 6f], data.TargetValues.ToArray());
        Assert.Equal([2f, 4f], Read("1;2;3\n", new CsvOptions { HasHeader = false, Separator = ';', Targets = [0, 2] }) is var one ? [one.InputValues[0], one.TargetValues.ToArray().Sum()] : []);
    }

    [Fact]
    public void Inputs_may_be_the_targets()
    {
        Dataset data = Read("a,b\n1,2\n3,4\n", new CsvOptions { Inputs = [0, 1], Targets = [0, 1] });
        Assert.True(data.InputValues == data.TargetValues);
        Assert.Equal([2f, 1f], Read("a,b\n1,2\n", new CsvOptions { Inputs = [0, 1], Targets = [1, 0] }).TargetValues.ToArray());
    }

    [Fact]
    public void One_hot_columns_make_labels()
    {
        CsvOptions options = new() { OneHot = ["no", "yes"] };
        Dataset data = Read("x,no,yes\n1,0,1\n2,1.0,0\n", options);
        Assert.Equal([1, 0], data.Labels.ToArray());
        Assert.Equal(["no", "yes"], data.ClassNames);
        Refuse("x,no,yes\n1,0,1\n2,1,1\n", options, "line 3: column 'yes' has 1 like another one before it; one-hot columns have a single 1");
        Refuse("x,no,yes\n1,0.5,0.5\n", options, "line 2: column 'no' has 0.5; one-hot");
        Refuse("x,no,yes\n1,0,0\n", options, "line 2: none of the one-hot columns has a 1");
    }

    [Theory]
    [InlineData("x,kind\n1,a\n2,b")]
    [InlineData("x,kind\r\n1,a\r\n2,b\r\n")]
    [InlineData("x,kind\r1,a\r2,b\r")]
    [InlineData("\uFEFFx,kind\n1,a\n2,b\n")]
    [InlineData("\n\nx,kind\n\n1,a\r\n\r\n2,b\n\n\n")]
    [InlineData("\"x\",\"kind\"\n\"1\",\"a\"\n\"2\",\"b\"")]
    [InlineData(" x , kind \n 1 , a \n 2 , b \n")]
    public void Lines_end_and_begin_as_they_like(string text)
    {
        Dataset data = Read(text, s_kinds);
        Assert.Equal([1f, 2f], data.InputValues.ToArray());
        Assert.Equal(["a", "b"], data.ClassNames);
    }

    [Fact]
    public void Quotes_hold_separators_line_breaks_and_quotes()
    {
        Dataset data = Read("\"the \"\"x\"\"\",kind\n1,\"a, b\"\n2,\"c\r\nd\"\n3,\"\"\"\"\n", s_kinds with { Inputs = ["the \"x\""] });
        Assert.Equal(["\"", "a, b", "c\r\nd"], data.ClassNames);
        Assert.Equal([1, 2, 0], data.Labels.ToArray());
    }

    [Fact]
    public void Lines_within_quotes_count()
    {
        Refuse("x,kind\n1,\"a\nb\r\nc\rd\"\n2\n", s_kinds, "line 6: there is 1 field; line 1 has 2.");
        Refuse("x,kind\n1,\"a\n\"\nz,b\n", s_kinds, "line 4: column 'x' has 'z'");
        Refuse("kind,x\n\"a\n\",z\n", s_kinds, "line 3: column 'x' has 'z'");
    }

    [Fact]
    public void Ragged_rows_and_odd_quotes_are_refused_with_their_line()
    {
        Refuse("x,kind\n1,a\n1,a,2\n", s_kinds, "line 3: there are 3 fields; line 1 has 2.");
        Refuse("x,kind\n1,a\n1\n", s_kinds, "line 3: there is 1 field; line 1 has 2.");
        Refuse("x,kind\n1,a\n,\n", s_kinds, "line 3: column 'x' is empty");
        Refuse("x,kind\n1,\"a\n2,b\n", s_kinds, "line 2: the quote that opens field 2 is never closed.");
        Refuse("x,kind\n1,a\"b\n", s_kinds, "line 2: field 2 has a quote in it");
        Refuse("x,kind\n1,\"a\"b\n", s_kinds, "line 2: field 2 goes on behind its closing quote");
        Refuse("x,kind\n1,\"" + new string('a', 1 << 24) + "\n", s_kinds, "line 2: the row that starts here is longer than 16,777,216 characters");
    }

    [Theory]
    [InlineData("1,5", "has '1,5'")]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("one", "has 'one'")]
    [InlineData("NaN", "has 'NaN'")]
    [InlineData("Infinity", "has 'Infinity'")]
    [InlineData("1e39", "has '1e39'")]
    [InlineData("1.000.000", "has '1.000.000'")]
    [InlineData("0x10", "has '0x10'")]
    [InlineData("a\nb\tc", "has 'a·b·c'")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee", "has 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…'")]
    public void What_is_no_number_is_refused(string field, string part) =>
        Refuse($"x,kind\n1,a\n\"{field}\",b\n", s_kinds, $"line 3: column 'x' {part}, which is no finite number of the form 1.5 or 2e-3.");

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        using GermanCulture german = new();
        Assert.Equal([1.5f, -0.25f, 1000f], Read("x,kind\n1.5,a\n-2.5E-1,a\n+1e3,a\n", s_kinds).InputValues.ToArray());
        string text = "x,kind\n" + string.Concat(Enumerable.Repeat("1,a\n", 1233)) + "1,5,a\n";
        Refuse(text, s_kinds, "line 1,235: there are 3 fields");
    }

    [Fact]
    public void Columns_that_are_not_there_are_refused()
    {
        Refuse(Flowers, new CsvOptions { Label = "Kind" }, "line 1: there is no column 'Kind' in the header: 'length', 'width', 'kind'.");
        Refuse("a,b,a\n1,2,3\n", new CsvOptions { Label = "a" }, "line 1: there is more than one column 'a' in the header");
        Refuse(Flowers, new CsvOptions { Targets = [3] }, "line 1: there are 3 columns, 0 to 2, and so no column 3.");
        Refuse("kind\na\n", s_kinds, "there is 1 column, and none is left for inputs");
        Refuse(string.Join(',', Enumerable.Range(0, 12)) + "\n1\n", s_kinds, "'8', '9', ….");
    }

    [Fact]
    public void Texts_without_rows_are_refused()
    {
        Refuse("", s_kinds, "line 1: the text is empty.");
        Refuse("\n\n", s_kinds, "line 3: the text is empty.");
        Refuse("x,kind\n\n", s_kinds, "line 1: the header is all there is: no row follows.");
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Assert.Contains("0 of Label, OneHot and Targets are set", Contradiction(new CsvOptions()), StringComparison.Ordinal);
        Assert.Contains("2 of Label, OneHot and Targets are set", Contradiction(new CsvOptions { Label = 0, Targets = [1] }), StringComparison.Ordinal);
        Assert.Contains("empty", Contradiction(new CsvOptions { Targets = [] }), StringComparison.Ordinal);
        Assert.Contains("Separator", Contradiction(new CsvOptions { Label = 0, Separator = '"' }), StringComparison.Ordinal);
        Assert.Contains("Classes", Contradiction(new CsvOptions { Targets = [0], Classes = ["a"] }), StringComparison.Ordinal);
        Assert.Contains("Classes", Contradiction(new CsvOptions { Label = 0, Classes = ["a", "a"] }), StringComparison.Ordinal);
        Assert.Contains("Column 'kind' says what the class is", Contradiction(s_kinds with { Inputs = ["length", "kind"] }), StringComparison.Ordinal);
        Assert.Contains("Column 'width' is there twice", Contradiction(s_kinds with { Inputs = ["width", 1] }), StringComparison.Ordinal);
        Assert.Contains("HasHeader is false", Contradiction(s_kinds with { HasHeader = false }), StringComparison.Ordinal);

        Assert.Contains("OneHot names column 'width' twice", Contradiction(s_kinds with { Label = null, Classes = null, OneHot = ["width", "width"] }), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(static () => s_kinds with { Label = (string)null! });
        Assert.Throws<ArgumentOutOfRangeException>(static () => s_kinds with { Label = -1 });

        static string Contradiction(CsvOptions options) => Assert.Throws<ArgumentException>(() => Read(Flowers, options)).Message;
    }

    [Fact]
    public void Files_say_how_they_are_encoded()
    {
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            string path = _folder.Write("f.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("größe,kind\n1,a\n")]);
            Assert.Equal([1f], CsvFile.Load(path, s_kinds with { Inputs = ["größe"] }).InputValues.ToArray());
        }

        string latin = _folder.Write("latin.csv", Encoding.Latin1.GetBytes("größe,kind\n1,a\n"));
        string message = Assert.Throws<InvalidDataException>(() => CsvFile.Load(latin, s_kinds)).Message;
        Assert.StartsWith(latin + ", line 1: has bytes that are no UTF-8", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => CsvFile.Load(latin + ".no", s_kinds));
    }

    /// <summary>Fields that straddle the reader's buffer of 4,096 characters, at every place.</summary>
    [Fact]
    public void Long_texts_are_read()
    {
        StringBuilder text = new("x,kind\r\n");
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{i}.5\",\"a\"\"{i % 7}\r\n\"\r\n");
        }

        Dataset data = Read(text.ToString(), s_kinds);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(static i => i + 0.5f), data.InputValues.ToArray());
        Assert.Equal(Enumerable.Range(0, 20_000).Select(static i => i % 7), data.Labels.ToArray());
    }

    [Fact]
    public void Mutations_are_read_or_refused()
    {
        byte[] valid = Encoding.UTF8.GetBytes("length,\"the width\",kind\r\n5.1,3.5,\"set\"\"osa\"\r\n7,-3.2e1,versi\n6.3,3.3,\"vir,\ng\"\n");
        Random random = new(6);
        int refused = 0;
        for (int i = 0; i < 5000; i++)
        {
            string path = _folder.Write("f.csv", Mutation.Of(valid, random));
            try
            {
                Assert.InRange(CsvFile.Load(path, new CsvOptions { Label = 2 }).Rows, 1, 10);
            }
            catch (InvalidDataException error)
            {
                refused++;
                Assert.StartsWith(path + ", line ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
            }
        }

        Assert.InRange(refused, 500, 4500);
    }

    [SharedDataFact("iris.csv")]
    public void Iris_is_read()
    {
        Dataset data = CsvFile.Load(SharedData.Find("iris.csv"), new CsvOptions { Label = "species" });
        Assert.Equal((150, 4, 3), (data.Rows, data.Inputs, data.Classes));
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], data.InputsOf(0).ToArray());
        Assert.All(Enumerable.Range(0, 3), c => Assert.Equal(50, data.Labels.Count(c)));
    }

    private static Dataset Read(string text, CsvOptions options) => CsvFile.Read(new StringReader(text), options);

    private static void Refuse(string text, CsvOptions options, string part)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(text, options)).Message;
        Assert.StartsWith("CSV, line ", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
