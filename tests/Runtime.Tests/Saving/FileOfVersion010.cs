using System;
using System.Buffers.Binary;
using System.Text;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>A checkpoint as version 0.1.0 wrote it, of <see cref="WithoutLoss"/> with seed 4 after three steps along constant gradients.</summary>
internal static class FileOfVersion010
{
    private const string Header =
        "{\"__metadata__\":{\"format\":\"pt\",\"unrolled.version\":\"0.1.0\",\"unrolled.kind\":\"checkpoint\"," +
        "\"unrolled.architecture\":\"3 inputs; Dense(6, Tanh); Dense(2, Identity)\",\"unrolled.architecture_hash\":\"afbbcae1b6dfa442\"," +
        "\"unrolled.data_crc32c\":\"52d422b5\",\"unrolled.test_input\":\"9o1bP7LeDT9MTaY+\",\"unrolled.test_output\":\"UdNEvxAZSL8=\",\"unrolled.optimizer\":\"Sgd\"," +
        "\"unrolled.seed\":\"4\",\"unrolled.steps\":\"3\",\"unrolled.hyper_parameter.LearningRate\":\"0.25\",\"unrolled.hyper_parameter.Momentum\":\"0.5\"," +
        "\"unrolled.extra.input.mean\":\"AACAPwAAAMAAAAA/\"},\"0.weight\":{\"dtype\":\"F32\",\"shape\":[6,3],\"data_offsets\":[0,72]},\"0.bias\":{\"dtype\":\"F32\",\"shape\":[6]," +
        "\"data_offsets\":[72,96]},\"2.weight\":{\"dtype\":\"F32\",\"shape\":[2,6],\"data_offsets\":[96,144]},\"2.bias\":{\"dtype\":\"F32\",\"shape\":[2]," +
        "\"data_offsets\":[144,152]},\"optimizer.1.0.weight\":{\"dtype\":\"F32\",\"shape\":[6,3],\"data_offsets\":[152,224]},\"optimizer.1.0.bias\":{\"dtype\":\"F32\"," +
        "\"shape\":[6],\"data_offsets\":[224,248]},\"optimizer.1.2.weight\":{\"dtype\":\"F32\",\"shape\":[2,6],\"data_offsets\":[248,296]}," +
        "\"optimizer.1.2.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[296,304]}}  ";

    private const string Data =
        "z9ULP+FOMT+ymuG+vHohv/MAbTxnQjc/hT0ZvTnPV76wsjk/KDVmvXtxCL9C5JO+lE8Xv6wpDT8ee0i/71zAPvnv2r1R9gM/TCmUvIaWODu8FCY8cjhDvViX" +
        "2blueYq8VbXzPlWrMb4WRoC/AkSDPkvPej8QBhc+uBh1vxgdHT+4vaY+9eY3P1ukqr4/H8C+AAAIvwAAiD4sFg09LBaNvUKh0z2hd8m8oXdJPbkZl70S+Jm8" +
        "EvgZPRr0Zr2SFi09khatve3QAT6NI1U6jSPVuqraHzvW2dY81tlWvWAjoT0sFg09oXfJvBL4mbySFi09jSNVOtbZ1jy+8Ve/fLJGP0bVXD/h46s+eNxfv7gy" +
        "Wz++8dc+fLLGvkbV3L7h4yu+eNzfPrgy274AAGA/AADgvg==";

    public static byte[] Bytes()
    {
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, Header.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(Header), .. Convert.FromBase64String(Data)];
    }
}
