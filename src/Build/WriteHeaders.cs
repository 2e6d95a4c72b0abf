using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Unrolled.Generator.Emission;

namespace Unrolled.Build;

/// <summary>Writes the headers of networks that C can call: the generator can add nothing but C#, so it leaves their text in the assembly.</summary>
public sealed class WriteHeaders : Task
{
    /// <summary>The assembly as compiled.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The directory for headers.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The headers, one for each network with <c>[ExportC]</c>.</summary>
    [Output]
    public ITaskItem[] Headers { get; private set; } = [];

    /// <summary>Writes what has changed.</summary>
    public override bool Execute()
    {
        List<ITaskItem> headers = [];
        using FileStream stream = File.OpenRead(Assembly);
        using PEReader file = new(stream);
        foreach ((string name, string text) in Read(file.GetMetadataReader()))
        {
            Directory.CreateDirectory(Folder);
            string header = Path.Combine(Folder, name);
            if (!File.Exists(header) || File.ReadAllText(header) != text)
            {
                File.WriteAllText(header, text);
            }

            headers.Add(new TaskItem(header));
        }

        Headers = [.. headers];
        return true;
    }

    /// <summary>The names and texts in attributes <c>AssemblyMetadata("Unrolled.CHeader/name", "text")</c>.</summary>
    private static IEnumerable<(string Name, string Text)> Read(MetadataReader metadata)
    {
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (IsMetadata(metadata, attribute))
            {
                BlobReader arguments = metadata.GetBlobReader(attribute.Value);
                arguments.ReadUInt16();
                string key = arguments.ReadSerializedString() ?? "";
                if (key.StartsWith(HeaderWords.Key, StringComparison.Ordinal))
                {
                    yield return (key.Substring(HeaderWords.Key.Length), (arguments.ReadSerializedString() ?? "").Replace("\r\n", "\n") + "\n");
                }
            }
        }
    }

    private static bool IsMetadata(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return parent.Kind == HandleKind.TypeReference
            && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type
            && metadata.StringComparer.Equals(type.Name, "AssemblyMetadataAttribute")
            && metadata.StringComparer.Equals(type.Namespace, "System.Reflection");
    }
}
